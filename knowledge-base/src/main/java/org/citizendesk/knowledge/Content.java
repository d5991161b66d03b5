// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.CitationIndex;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.citation.Citation;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.query.TypedQuery;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.ArticleSearch;
import org.citizendesk.knowledge.search.BundledRanker;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Facets;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Articles with their index and what was learned of them: what a knowledge base holds at one time.
 * Closed by whoever releases it last. Thread-safe.
 */
final class Content {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeBase.class);

  private final ArticleLibrary library;
  private final ArticleIndex index;
  private final ArticleSearch search;
  private final AtomicInteger users = new AtomicInteger(1);
  private volatile @Nullable Insight insight;
  private volatile Depth depth = Depth.WORDS;

  /** Used by its maker. */
  Content(ArticleLibrary library, ArticleIndex index) {
    this.library = library;
    this.index = index;
    this.search = ArticleSearch.open(index);
  }

  /** Returns false if it is closed already; else it is to be released. */
  boolean tryUse() {
    return users.updateAndGet(before -> before == 0 ? 0 : before + 1) > 0;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      search.close();
      index.close();
    }
  }

  ArticleLibrary library() {
    return library;
  }

  Depth depth() {
    return depth;
  }

  SearchPage found(SearchRequest request, @Nullable Insight allowed) {
    TypedQuery typed = TypedQuery.read(request, this::citing);
    SearchPage page = search.search(typed.request(), allowed);
    return LocalRules.first(page, typed.request(), library).saying(typed.notes());
  }

  Optional<Explanation> explain(SearchRequest request, SearchHit hit) {
    SearchRequest read = TypedQuery.read(request, this::citing).request();
    try {
      return search.explain(read, insight, hit.article(), hit.anchor());
    } catch (EmbeddingException e) {
      LOG.warn("the reasons are those of the words only", e);
      return search.explain(read, null, hit.article(), hit.anchor());
    }
  }

  Facets facets(SearchRequest request) {
    return search.facets(TypedQuery.read(request, this::citing).request());
  }

  private Set<ArticleKey> citing(Citation law) {
    return library.citations().touchedBy(law).stream()
        .map(CitationIndex.Use::article)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<SearchPage> foundDeeply(SearchRequest request) {
    Insight known = insight;
    if (known == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(found(request, known));
    } catch (EmbeddingException e) {
      insight = null;
      depth = Depth.WORDS_ONLY;
      LOG.warn("searching by words only from now on", e);
      return Optional.empty();
    }
  }

  void learn(Supplier<? extends Embedder> model, Progress progress) {
    depth = Depth.LEARNING;
    try {
      Embedder embedder = model.get();
      if (!index.hasMeaning(embedder)) {
        index.write(library, embedder, progress);
      }
      search.refresh();
      insight = new Insight(embedder, true, BundledRanker.find().orElse(null));
      depth = Depth.MEANING;
    } catch (EmbeddingException | KnowledgeException e) {
      depth = Depth.WORDS_ONLY;
      LOG.warn("searching by words only", e);
    }
  }

  Judged judged(SearchRequest request, Embedder embedder, Predicate<SearchHit> relevant) {
    return search.judged(request, embedder, relevant);
  }
}
