// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads small JSON field by field. A mapper would do it in one line, but in a program that has just
 * started it takes longer than all the rest of opening an edition.
 */
final class JsonFields {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonFields() {}

  /** Takes the value of a field, which the parser stands on; one that is left alone is skipped. */
  @FunctionalInterface
  interface Taker {
    void take(String field, JsonParser value);
  }

  /**
   * Reads one object and nothing after it.
   *
   * @throws JacksonException if it is none
   */
  static void read(byte[] bytes, Taker taker) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      read(parser, taker);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "there is more than one value");
      }
    }
  }

  /** Reads the object that the parser stands on. */
  static void read(JsonParser parser, Taker taker) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new StreamReadException(parser, "no object");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      taker.take(field, parser);
      parser.skipChildren();
    }
  }

  /** Returns the numbers and texts of an object, as text. */
  static Map<String, String> plain(byte[] bytes) {
    Map<String, String> fields = new HashMap<>();
    read(
        bytes,
        (field, value) -> {
          if (value.currentToken().isScalarValue()) {
            fields.put(field, value.getString());
          }
        });
    return fields;
  }
}
