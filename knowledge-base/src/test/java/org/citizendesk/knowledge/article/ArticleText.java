// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the file of an article for a test: sound unless a key is changed. */
public final class ArticleText {
  private final Map<String, String> keys = new LinkedHashMap<>();
  private String body = "A short text.\n";

  private ArticleText() {
    keys.put("id", "snap-apply");
    keys.put("title", "Apply for SNAP");
    keys.put("program", "snap");
    keys.put("jurisdiction", "US");
    keys.put("language", "en");
    keys.put("audience", "internal");
    keys.put("version", "1");
    keys.put("effective-from", "2024-10-01");
    keys.put("recorded", "2024-09-01");
    keys.put("review-by", "2027-01-01");
    keys.put("minutes", "5");
    keys.put("citations", "[7 CFR 273.2]");
  }

  /** Returns a sound article, {@code snap-apply}, version 1. */
  public static ArticleText sound() {
    return new ArticleText();
  }

  /** Sets a key, in its place if it is there already. */
  public ArticleText with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  /** Leaves a key out. */
  public ArticleText without(String key) {
    keys.remove(key);
    return this;
  }

  /** Sets the Markdown below the front matter. */
  public ArticleText body(String markdown) {
    body = markdown;
    return this;
  }

  /** Returns the line on which a key stands. */
  public int lineOf(String key) {
    return List.copyOf(keys.keySet()).indexOf(key) + 2;
  }

  /** Returns the first line of the body. */
  public int bodyLine() {
    return keys.size() + 3;
  }

  /** Returns the file's bytes. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads several files, named 0.md, 1.md and so on. */
  public static LibraryReading read(ArticleText... texts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ArticleText text : texts) {
      files.put(files.size() + ".md", text.bytes());
    }
    return LibraryReading.ofFiles(files);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    keys.forEach((key, value) -> lines.add(key + ": " + value));
    return "---\n" + String.join("\n", lines) + "\n---\n" + body;
  }
}
