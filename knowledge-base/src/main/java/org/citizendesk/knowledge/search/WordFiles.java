// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The word lists of a language that stand beside this class; one that is missing is empty. */
final class WordFiles {
  private WordFiles() {}

  /** Returns the words that do not count, as they are after folding. */
  static Set<String> stopWords(String language) {
    Set<String> words = new TreeSet<>();
    lines("stopwords", language).forEach(line -> words.addAll(List.of(line.split("\\s+"))));
    return words;
  }

  /** Returns groups of words or phrases that mean the same. */
  static List<List<String>> synonyms(String language) {
    return lines("synonyms", language).stream()
        .map(line -> Arrays.stream(line.split("=")).map(String::strip).toList())
        .toList();
  }

  private static List<String> lines(String name, String language) {
    String file = name + "." + language + ".txt";
    try (@Nullable InputStream in = WordFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        return List.of();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
