// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.citizendesk.knowledge.search.Fields.Weighted;
import org.citizendesk.knowledge.search.Wording.Thing;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text made into a query. Each word counts by its best field; the score of the whole article and
 * words that stand side by side count besides; the last word may be unfinished.
 *
 * @param query matches sections that have at least one of the words
 * @param terms every word that may be marked in a hit
 * @param corrected see {@link SearchPage}
 */
record QueryPlan(Query query, Set<String> terms, @Nullable String corrected) {
  private static final float OTHER_FIELDS = 0.1f;
  private static final float PAIR_WEIGHT = 0.6f;
  private static final float COMPLETION_WEIGHT = 0.7f;

  /** Of words that begin with a word that is one already: "8" is seldom the start of "8623". */
  private static final float LONGER_WORD_WEIGHT = 0.1f;

  private static final int MOST_COMPLETIONS = 12;
  private static final int MOST_CORRECTIONS = 4;

  /** Plans a search; empty if the text has no word that could be found. */
  static Optional<QueryPlan> of(String text, TextAnalysis analysis, String language, IndexReader in)
      throws IOException {
    return new Writer(analysis, language, new Vocabulary(in, language)).write(text);
  }

  private static final class Writer {
    private final TextAnalysis analysis;
    private final String language;
    private final Vocabulary vocabulary;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();
    private final Set<String> terms = new LinkedHashSet<>();

    Writer(TextAnalysis analysis, String language, Vocabulary vocabulary) {
      this.analysis = analysis;
      this.language = language;
      this.vocabulary = vocabulary;
    }

    Optional<QueryPlan> write(String text) throws IOException {
      String corrected = correct(text);
      for (Thing thing : Wording.of(analysis, corrected)) {
        add(thing.names(), 1f);
      }
      addPairs(analysis.terms(corrected));
      addCompletions(corrected);
      if (terms.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new QueryPlan(query.build(), terms, corrected.equals(text) ? null : corrected));
    }

    private void add(List<List<String>> names, float weight) {
      query.add(new BoostQuery(bestOf(names, Fields.BEST_OF), weight), Occur.SHOULD);
      query.add(new BoostQuery(bestOf(names, Fields.WHOLE), weight), Occur.SHOULD);
      names.forEach(terms::addAll);
    }

    private void addPairs(List<String> words) {
      for (int i = 1; i < Math.min(words.size(), Wording.MOST_WORDS); i++) {
        List<List<String>> pair = List.of(words.subList(i - 1, i + 1));
        query.add(new BoostQuery(bestOf(pair, Fields.PAIRS), PAIR_WEIGHT), Occur.SHOULD);
      }
    }

    private void addCompletions(String text) throws IOException {
      Optional<String> typing = unfinished(text);
      if (typing.isEmpty()) {
        return;
      }
      Set<String> stems = new LinkedHashSet<>();
      for (String word : vocabulary.completions(typing.get(), MOST_COMPLETIONS)) {
        stems.addAll(analysis.terms(word));
      }
      stems.removeAll(terms);
      if (!stems.isEmpty()) {
        boolean complete = vocabulary.contains(typing.get());
        float weight = complete ? LONGER_WORD_WEIGHT : COMPLETION_WEIGHT;
        add(stems.stream().map(List::of).toList(), weight);
      }
    }

    /** Returns the last word if the text ends with it, as the vocabulary would have it. */
    private Optional<String> unfinished(String text) {
      List<Token> words = Token.of(analysis.vocabulary(), text);
      return words.isEmpty() || words.getLast().end() < text.length()
          ? Optional.empty()
          : Optional.of(words.getLast().text());
    }

    private String correct(String text) throws IOException {
      StringBuilder corrected = new StringBuilder();
      int done = 0;
      int strange = 0;
      for (Token word : Token.of(analysis.vocabulary(), text)) {
        // Each costs milliseconds, and a page that someone pasted has many strange words.
        if (strange < MOST_CORRECTIONS && isStrange(word, text)) {
          strange++;
          Optional<String> meant = vocabulary.nearest(word.text());
          if (meant.isPresent()) {
            corrected.append(text, done, word.start()).append(meant.get());
            done = word.end();
          }
        }
      }
      return corrected.append(text, done, text.length()).toString();
    }

    private boolean isStrange(Token word, String text) throws IOException {
      boolean typing = word.end() == text.length();
      return !vocabulary.contains(word.text())
          && !analysis.synonyms().words().contains(word.text())
          && !analysis.terms(word.text()).isEmpty()
          && !(typing && vocabulary.hasPrefix(word.text()));
    }

    private Query bestOf(List<List<String>> names, List<Weighted> fields) {
      List<Query> choices = new ArrayList<>();
      for (List<String> name : names) {
        for (Weighted field : fields) {
          choices.add(new BoostQuery(name(name, field), field.weight()));
        }
      }
      return new DisjunctionMaxQuery(choices, OTHER_FIELDS);
    }

    private Query name(List<String> name, Weighted field) {
      String in = Fields.in(language, field.name());
      if (name.size() == 1) {
        return new TermQuery(new Term(in, name.getFirst()));
      }
      return new PhraseQuery(in, name.toArray(String[]::new));
    }
  }
}
