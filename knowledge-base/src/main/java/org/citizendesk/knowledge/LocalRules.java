// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.RuleInPlace;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the most local rule of each topic stand for its topic among what was found. */
final class LocalRules {
  private final SearchRequest request;
  private final ArticleLibrary library;
  private final Map<ArticleKey, SearchHit> found = new HashMap<>();

  private LocalRules(SearchPage page, SearchRequest request, ArticleLibrary library) {
    this.request = request;
    this.library = library;
    page.hits().forEach(hit -> found.put(hit.article(), hit));
  }

  static SearchPage first(SearchPage page, SearchRequest request, ArticleLibrary library) {
    Jurisdiction place = request.place();
    if (place == null || request.everySection()) {
      return page;
    }
    LocalRules rules = new LocalRules(page, request, library);
    Map<ArticleKey, SearchHit> hits = new LinkedHashMap<>();
    for (SearchHit hit : page.hits()) {
      Optional<RuleInPlace> rule = rules.rule(hit, place);
      ArticleKey key = rule.map(it -> it.rule().key()).orElse(hit.article());
      hits.computeIfAbsent(key, it -> rule.map(rules::hit).orElse(hit));
    }
    return new SearchPage(List.copyOf(hits.values()), page.corrected());
  }

  private Optional<RuleInPlace> rule(SearchHit hit, Jurisdiction place) {
    return library
        .find(hit.article())
        .flatMap(it -> library.rule(it.topic(), request.language(), place, request.asOf()));
  }

  /** Returns the hit of a rule where it was found itself, else one that shows how it begins. */
  private SearchHit hit(RuleInPlace rule) {
    Article article = rule.rule();
    SearchHit hit = found.getOrDefault(article.key(), SearchHit.opening(article));
    return rule.federalFloor().map(floor -> hit.above(floor.key())).orElse(hit);
  }
}
