// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A reading list as JSON, to be kept or carried to another computer. */
public final class ReadingListFile {
  /** Larger files are no reading lists. */
  public static final int MOST_BYTES = 2 << 20;

  private static final String FORMAT = "citizen-desk-reading-list";
  private static final int VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ReadingListFile() {}

  /** What is wrong with a file, and where in it. */
  public static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and where. */
    public BrokenException(String what) {
      super(what);
    }
  }

  /** Returns the JSON of a list. */
  public static String write(ReadingList list) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).put("name", list.name());
    LocalDate due = list.due();
    if (due != null) {
      root.put("due", due.toString());
    }
    var entries = root.putArray("entries");
    for (ReadingList.Entry entry : list.entries()) {
      ObjectNode node = entries.addObject();
      node.put("article", entry.article()).put("language", entry.language());
      Integer version = entry.version();
      if (version != null) {
        node.put("version", version);
      }
      if (!entry.note().isEmpty()) {
        node.put("note", entry.note());
      }
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /**
   * Reads the JSON of a list.
   *
   * @throws BrokenException says what is wrong, and where
   */
  public static ReadingList read(String json) throws BrokenException {
    JsonNode root = tree(json);
    if (!FORMAT.equals(root.path("format").asString(""))) {
      throw new BrokenException("format is not " + FORMAT);
    }
    if (root.path("version").asInt(0) != VERSION) {
      throw new BrokenException("version is " + root.path("version") + "; this program reads 1");
    }
    List<ReadingList.Entry> entries = new ArrayList<>();
    JsonNode list = root.path("entries");
    if (!list.isArray()) {
      throw new BrokenException("entries is not a list");
    }
    for (JsonNode node : list) {
      entries.add(entry(node, "entries[" + entries.size() + "]"));
    }
    try {
      return new ReadingList(text(root, "name", "", null), due(root), entries);
    } catch (IllegalArgumentException e) {
      throw new BrokenException(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode tree(String json) throws BrokenException {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.isObject()) {
        throw new BrokenException("the file is not one JSON object");
      }
      return root;
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new BrokenException(
          "no JSON in line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    }
  }

  private static ReadingList.Entry entry(JsonNode node, String where) throws BrokenException {
    if (!node.isObject()) {
      throw new BrokenException(where + " is not an object");
    }
    JsonNode version = node.path("version");
    if (!version.isMissingNode() && !version.canConvertToInt()) {
      throw new BrokenException(where + ".version is not a number");
    }
    try {
      return new ReadingList.Entry(
          text(node, "article", where + ".", null),
          text(node, "language", where + ".", null),
          version.isMissingNode() ? null : version.asInt(),
          text(node, "note", where + ".", ""));
    } catch (IllegalArgumentException e) {
      throw new BrokenException(where + ": " + e.getMessage());
    }
  }

  private static String text(JsonNode node, String key, String where, @Nullable String otherwise)
      throws BrokenException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() && otherwise != null) {
      return otherwise;
    }
    if (!value.isString()) {
      throw new BrokenException(
          where + key + (value.isMissingNode() ? " is missing" : " is not text"));
    }
    return value.asString();
  }

  private static @Nullable LocalDate due(JsonNode root) throws BrokenException {
    String due = text(root, "due", "", "");
    try {
      return due.isEmpty() ? null : LocalDate.parse(due);
    } catch (DateTimeException e) {
      throw new BrokenException("due is not a day: write 2026-01-31");
    }
  }
}
