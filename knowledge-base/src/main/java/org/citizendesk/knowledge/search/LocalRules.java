// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the most local rule of each topic stand for its topic among what was found. Asks the index
 * alone, as {@link org.citizendesk.knowledge.article.ArticleLibrary#rule} would answer.
 */
final class LocalRules {
  private final Jurisdiction place;
  private final String language;
  private final Map<String, List<Rule>> topics = new HashMap<>();

  private LocalRules(SearchRequest request, Jurisdiction place) {
    this.place = place;
    this.language = request.language();
  }

  /**
   * A passage that was found.
   *
   * @param topic of its article
   */
  record Found(SearchHit hit, String topic) {}

  /** An article of a topic that is in force at the place, shown by how it begins. */
  private record Rule(SearchHit opening) {
    boolean isOf(Jurisdiction where) {
      return opening.jurisdiction().equals(where);
    }

    ArticleKey key() {
      return opening.article();
    }
  }

  static List<SearchHit> first(List<Found> found, SearchRequest request, IndexSearcher searcher)
      throws IOException {
    Jurisdiction place = request.place();
    if (place == null || request.everySection()) {
      return found.stream().map(Found::hit).toList();
    }
    LocalRules rules = new LocalRules(request, place);
    List<String> topics = found.stream().map(Found::topic).distinct().toList();
    int most = Math.max(1, searcher.getIndexReader().maxDoc());
    for (ScoreDoc at : searcher.search(Inquiry.openings(request, topics), most).scoreDocs) {
      rules.add(searcher.storedFields().document(at.doc));
    }
    return rules.standing(found);
  }

  private void add(Document opening) {
    topics
        .computeIfAbsent(opening.get(Fields.STORED_TOPIC), topic -> new ArrayList<>())
        .add(new Rule(PassageBlocks.opening(opening)));
  }

  private List<SearchHit> standing(List<Found> found) {
    Map<ArticleKey, SearchHit> themselves = new HashMap<>();
    found.forEach(it -> themselves.put(it.hit().article(), it.hit()));
    Map<ArticleKey, SearchHit> hits = new LinkedHashMap<>();
    for (Found one : found) {
      Optional<Rule> rule = rule(one.topic());
      ArticleKey key = rule.map(Rule::key).orElse(one.hit().article());
      hits.computeIfAbsent(
          key, it -> rule.map(local -> hit(local, one.topic(), themselves)).orElse(one.hit()));
    }
    return List.copyOf(hits.values());
  }

  private Optional<Rule> rule(String topic) {
    return place.chain().reversed().stream().flatMap(at -> rule(topic, at).stream()).findFirst();
  }

  /** A local rule must not hide behind its language. */
  private Optional<Rule> rule(String topic, Jurisdiction at) {
    return topics.getOrDefault(topic, List.of()).stream()
        .filter(it -> it.isOf(at))
        .min(
            Comparator.comparingInt((Rule it) -> rank(it.key().language()))
                .thenComparing(it -> it.key().id()));
  }

  private int rank(String other) {
    return other.equals(language) ? 0 : other.equals("en") ? 1 : 2;
  }

  /** Returns the hit of a rule where it was found itself, else one that shows how it begins. */
  private SearchHit hit(Rule rule, String topic, Map<ArticleKey, SearchHit> themselves) {
    SearchHit hit = themselves.getOrDefault(rule.key(), rule.opening());
    @Nullable ArticleKey floor =
        rule.isOf(Jurisdiction.US)
            ? null
            : rule(topic, Jurisdiction.US).map(Rule::key).orElse(null);
    return floor == null ? hit : hit.above(floor);
  }
}
