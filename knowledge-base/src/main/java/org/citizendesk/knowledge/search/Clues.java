// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.citizendesk.knowledge.search.Turn.Speaker;
import org.citizendesk.knowledge.search.Wording.Thing;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request looks for: the words that were asked, and those of the conversation so far, the
 * older the less.
 *
 * @param all the clues, each once
 * @param pairs words that stand side by side in what was asked
 * @param terms every word that may be marked in a hit
 * @param corrected see {@link SearchPage}
 */
record Clues(
    List<Clue> all, List<List<String>> pairs, Set<String> terms, @Nullable String corrected) {
  /** More words than this add nothing to the answer but time. */
  private static final int MOST_CLUES = 32;

  private static final int MOST_TURNS = 24;

  static Clues of(SearchRequest request, IndexReader in) throws IOException {
    return of(request, TopicChange.unchanged(request), in);
  }

  /**
   * Reads a request.
   *
   * @param change what was said before it counts less
   */
  static Clues of(SearchRequest request, TopicChange change, IndexReader in) throws IOException {
    return new Reader(request, change, in).read();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  private static final class Reader {
    private final SearchRequest request;
    private final TopicChange change;
    private final IndexReader index;
    private final TextAnalysis analysis;
    private final Map<String, Clue> clues = new LinkedHashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> terms = new LinkedHashSet<>();

    Reader(SearchRequest request, TopicChange change, IndexReader index) {
      this.request = request;
      this.change = change;
      this.index = index;
      this.analysis = TextAnalysis.of(request.language());
    }

    Clues read() throws IOException {
      String text = request.read();
      Typing typing = Typing.of(text, analysis, new Vocabulary(index, request.language()));
      for (Thing thing : Wording.of(analysis, typing.corrected())) {
        add(thing.names(), 1f, 0f);
        thing.names().forEach(terms::addAll);
      }
      List<String> words = analysis.terms(typing.corrected());
      List<List<String>> pairs = new ArrayList<>();
      for (int i = 1; i < Math.min(words.size(), Wording.MOST_WORDS); i++) {
        pairs.add(words.subList(i - 1, i + 1));
      }
      if (request.typing()) {
        addCompletions(typing);
      }
      addPast();
      String corrected = typing.corrected().equals(text) ? null : typing.corrected();
      return new Clues(strongest(), pairs, terms, corrected);
    }

    private void addCompletions(Typing typing) throws IOException {
      List<List<String>> completions = typing.completions(terms);
      if (!completions.isEmpty()) {
        add(completions, typing.completionWeight(), 0f);
        completions.forEach(terms::addAll);
      }
    }

    private void addPast() {
      float age = 1f;
      List<Turn> turns = request.before();
      for (int i = 0; i < Math.min(turns.size(), MOST_TURNS); i++) {
        Turn turn = turns.get(i);
        age *= i == change.turns() ? Tuning.FADING * Tuning.STRANGE : Tuning.FADING;
        float weight = age * (turn.speaker() == Speaker.CITIZEN ? Tuning.CITIZEN : Tuning.AGENT);
        for (String term : analysis.terms(turn.text())) {
          add(List.of(List.of(term)), 0f, weight);
        }
      }
    }

    /** Adds to the clue that has the first name already, be it as a synonym. */
    private void add(List<List<String>> names, float asked, float past) {
      String first = String.join(" ", names.getFirst());
      clues.merge(
          aliases.getOrDefault(first, first),
          new Clue(names, asked, past),
          (old, more) ->
              new Clue(old.names(), old.asked() + more.asked(), old.past() + more.past()));
      names.forEach(name -> aliases.putIfAbsent(String.join(" ", name), first));
    }

    private List<Clue> strongest() throws IOException {
      if (clues.size() <= MOST_CLUES) {
        return List.copyOf(clues.values());
      }
      record Rated(Clue clue, double value) {}
      List<Rated> rated = new ArrayList<>();
      for (Clue clue : clues.values()) {
        rated.add(new Rated(clue, clue.weight() * rarity(clue)));
      }
      return rated.stream()
          .sorted(Comparator.comparingDouble(Rated::value).reversed())
          .limit(MOST_CLUES)
          .map(Rated::clue)
          .toList();
    }

    /** The inverse document frequency of BM25. */
    private double rarity(Clue clue) throws IOException {
      String field = Fields.in(request.language(), Fields.ALL);
      int most = 0;
      for (List<String> name : clue.names()) {
        most = Math.max(most, index.docFreq(new Term(field, name.getFirst())));
      }
      return most == 0 ? 0 : Math.log(1 + (index.getDocCount(field) - most + 0.5) / (most + 0.5));
    }
  }
}
