// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * Reads text, times and identifiers in exactly one form each. Jackson alone is generous: a number
 * would pass for a text or a time, and an empty text for the identifier of all zeros.
 */
final class StrictTypes {
  private static final int UUID_CHARS = 36;
  private static final int UUID_BYTES = 16;

  private StrictTypes() {}

  /**
   * @param halves whether half a surrogate pair may stand in a text
   */
  static SimpleModule module(boolean halves) {
    return new SimpleModule("strict")
        .addDeserializer(String.class, new Text(halves))
        .addDeserializer(Instant.class, new Time())
        .addDeserializer(UUID.class, new Identifier());
  }

  /** A mismatch in our own words, which are safe to show. */
  static final class Mismatch extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    Mismatch(JsonParser parser, String message) {
      super(parser, message);
    }
  }

  private static final class Text extends StdScalarDeserializer<String> {
    private final boolean halves;

    Text(boolean halves) {
      super(String.class);
      this.halves = halves;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = text(parser, "must be text");
      if (!halves && Surrogates.firstUnpaired(text) >= 0) {
        throw new Mismatch(parser, "has a broken character");
      }
      return text;
    }
  }

  private static final class Time extends StdScalarDeserializer<Instant> {
    private static final String EXPECTED = "must be a time like 2026-01-31T12:00:00Z";

    Time() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      try {
        return Times.parse(text(parser, EXPECTED));
      } catch (DateTimeException e) {
        throw new Mismatch(parser, EXPECTED);
      }
    }
  }

  private static final class Identifier extends StdScalarDeserializer<UUID> {
    private static final String EXPECTED = "must be a UUID";

    Identifier() {
      super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
        return fromBytes(parser, parser.getEmbeddedObject());
      }
      String text = text(parser, EXPECTED);
      try {
        if (text.length() == UUID_CHARS) {
          return UUID.fromString(text);
        }
      } catch (IllegalArgumentException e) {
        throw new Mismatch(parser, EXPECTED);
      }
      throw new Mismatch(parser, EXPECTED);
    }

    private static UUID fromBytes(JsonParser parser, @Nullable Object value) {
      if (value instanceof byte[] bytes && bytes.length == UUID_BYTES) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
      throw new Mismatch(parser, EXPECTED);
    }
  }

  private static String text(JsonParser parser, String expected) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw new Mismatch(parser, expected);
    }
    return parser.getString();
  }
}
