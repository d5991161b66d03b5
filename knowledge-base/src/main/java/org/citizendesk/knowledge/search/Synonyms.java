// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that citizens and officials have for one thing, both ways.
 *
 * @param words each word of the names, unstemmed
 */
record Synonyms(SynonymMap map, Set<String> words) {
  static Synonyms read(String language, Analyzer index, Analyzer vocabulary) {
    SynonymMap.Builder builder = new SynonymMap.Builder(true);
    Set<String> words = new TreeSet<>();
    for (List<String> group : WordFiles.synonyms(language)) {
      for (String name : group) {
        Token.of(vocabulary, name).forEach(token -> words.add(token.text()));
        group.stream()
            .filter(other -> !other.equals(name))
            .forEach(other -> builder.add(terms(index, name), terms(index, other), true));
      }
    }
    try {
      return new Synonyms(builder.build(), words);
    } catch (IOException e) {
      throw new UncheckedIOException("building synonyms in memory cannot fail", e);
    }
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  private static CharsRef terms(Analyzer index, String name) {
    String[] terms = Token.of(index, name).stream().map(Token::text).toArray(String[]::new);
    if (terms.length == 0) {
      throw new IllegalArgumentException("a synonym of stop words only: " + name);
    }
    return SynonymMap.Builder.join(terms, new CharsRefBuilder());
  }
}
