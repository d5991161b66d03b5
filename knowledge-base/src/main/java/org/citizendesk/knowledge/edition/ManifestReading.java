// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.edition.Manifest.Part;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what was signed; fields that it does not know do not matter. */
final class ManifestReading {
  private int format;
  private String name = "";
  private long edition;
  private @Nullable Instant made;
  private @Nullable Instant expires;
  private String signer = "";
  private final List<Part> files = new ArrayList<>();

  private ManifestReading() {}

  static Manifest read(byte[] bytes) throws PackageRefusedException {
    requireKnown(plain(bytes).getOrDefault("format", ""));
    try {
      ManifestReading reading = new ManifestReading();
      JsonFields.read(bytes, reading::take);
      return reading.manifest();
    } catch (JacksonException e) {
      throw refused("");
    } catch (DateTimeException | IllegalArgumentException e) {
      throw refused(": " + e.getMessage());
    }
  }

  /** Returns the numbers and texts that it has at the top. */
  static Map<String, String> plain(byte[] bytes) throws PackageRefusedException {
    try {
      return JsonFields.plain(bytes);
    } catch (JacksonException e) {
      throw refused("");
    }
  }

  /** What a newer program wrote may have any other form besides. */
  private static void requireKnown(String format) throws PackageRefusedException {
    try {
      if (Integer.parseInt(format) > Manifest.FORMAT) {
        throw new PackageRefusedException(
            Why.TOO_NEW,
            "It was made for a newer version of this program; update the program first.");
      }
    } catch (NumberFormatException e) {
      throw refused(": it does not say of which form it is");
    }
  }

  private static PackageRefusedException refused(String what) {
    return new PackageRefusedException(
        Why.DAMAGED, "Its list of contents cannot be used" + what + ".");
  }

  private void take(String field, JsonParser value) {
    switch (field) {
      case "format" -> format = value.getIntValue();
      case "name" -> name = text(value);
      case "edition" -> edition = value.getLongValue();
      case "made" -> made = Instant.parse(text(value));
      case "expires" ->
          expires =
              value.currentToken() == JsonToken.VALUE_NULL ? null : Instant.parse(text(value));
      case "signer" -> signer = text(value);
      case "files" -> takeFiles(value);
      default -> {
        // A later program of the same form may say more.
      }
    }
  }

  private static String text(JsonParser value) {
    if (value.currentToken() != JsonToken.VALUE_STRING) {
      throw new StreamReadException(value, "no text");
    }
    return value.getString();
  }

  private void takeFiles(JsonParser list) {
    if (list.currentToken() != JsonToken.START_ARRAY) {
      throw new StreamReadException(list, "no list");
    }
    while (list.nextToken() != JsonToken.END_ARRAY) {
      PartReading part = new PartReading();
      JsonFields.read(list, part::take);
      files.add(new Part(part.path, part.bytes, part.sha256));
    }
  }

  /** One file of the list. */
  private static final class PartReading {
    private String path = "";
    private long bytes = -1;
    private String sha256 = "";

    void take(String field, JsonParser value) {
      switch (field) {
        case "path" -> path = text(value);
        case "bytes" -> bytes = value.getLongValue();
        case "sha256" -> sha256 = text(value);
        default -> {
          // See above.
        }
      }
    }
  }

  private Manifest manifest() {
    if (made == null) {
      throw new IllegalArgumentException("it does not say when it was made");
    }
    return new Manifest(format, name, edition, made, expires, signer, files);
  }
}
