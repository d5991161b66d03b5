// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files with one JSON object a line. */
public final class JsonLines {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonLines() {}

  /** An object of a line. */
  public record Line(JsonNode object) {
    /** Returns whether it has a value for the key. */
    public boolean has(String key) {
      return object.hasNonNull(key);
    }

    /** Returns a text. */
    public String text(String key) {
      return value(key).asString();
    }

    /** Returns a text, or another where there is none. */
    public String text(String key, String otherwise) {
      return has(key) ? text(key) : otherwise;
    }

    /** Returns a whole number. */
    public int number(String key) {
      return value(key).asInt();
    }

    /** Returns a list of texts. */
    public List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      value(key).forEach(text -> texts.add(text.asString()));
      return texts;
    }

    private JsonNode value(String key) {
      JsonNode value = object.get(key);
      if (value == null) {
        throw new IllegalArgumentException("there is no '" + key + "'");
      }
      return value;
    }
  }

  /**
   * Reads a file; blank lines are passed over.
   *
   * @param reader throws IllegalArgumentException where a line is not as expected
   * @throws IOException if it cannot be read, is empty, or a line is not as expected; names file
   *     and line
   */
  public static <T> List<T> read(Path file, Function<Line, T> reader) throws IOException {
    List<T> all = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          all.add(reader.apply(new Line(MAPPER.readTree(line))));
        }
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file + " line " + number + ": " + e.getMessage(), e);
    }
    if (all.isEmpty()) {
      throw new IOException(file + " is empty");
    }
    return all;
  }
}
