// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.CitationIndex;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.citation.Citation;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.query.TypedQuery;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.search.ArticleIndex;
import org.citizendesk.knowledge.search.ArticleSearch;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Facets;
import org.citizendesk.knowledge.search.Holdings;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.List;
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

  private final LibrarySource source;
  private final ArticleIndex index;
  private final ArticleSearch search;
  private final AtomicInteger users = new AtomicInteger(1);
  private volatile @Nullable Insight insight;
  private volatile Depth depth;
  private volatile LearnedOrder order = LearnedOrder.NONE;

  /** Used by its maker. */
  Content(LibrarySource source, ArticleIndex index) {
    this.source = source;
    this.index = index;
    this.search = ArticleSearch.open(index);
    this.depth = index.isOf(source) ? Depth.WORDS : Depth.PREPARING;
  }

  /** Reads all articles and all of the index, and brings the index to what the articles say. */
  void prepare(Progress progress) {
    var _ = source.library();
    catchUp(progress);
  }

  /** Brings the index to what the articles say; reads of them only what it has to. */
  void catchUp(Progress progress) {
    index.prepare(source, progress);
    search.refresh();
    if (depth == Depth.PREPARING) {
      depth = Depth.WORDS;
    }
  }

  Holdings holdings() {
    return search.holdings();
  }

  List<SearchHit> list(SearchRequest request) {
    return search.list(request);
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
    return source.library();
  }

  Depth depth() {
    return depth;
  }

  Depth depth(String language) {
    Insight known = insight;
    return known == null || known.embedder().reads(language) ? depth : Depth.WORDS_OF_LANGUAGE;
  }

  LearnedOrder order() {
    return order;
  }

  /** Uses another order than the program's own from the next learning on. */
  void orderBy(LearnedOrder other) {
    order = other;
  }

  SearchPage found(SearchRequest request, @Nullable Insight allowed) {
    TypedQuery typed = TypedQuery.read(request, this::citing);
    SearchPage page = search.search(typed.request(), allowed);
    return page.saying(typed.notes());
  }

  Optional<Explanation> explain(SearchRequest request, SearchHit hit, boolean learned) {
    SearchRequest read = TypedQuery.read(request, this::citing).request();
    try {
      return search.explain(read, insight(learned), hit.article(), hit.anchor());
    } catch (EmbeddingException e) {
      LOG.warn("the reasons are those of the words only", e);
      return search.explain(read, null, hit.article(), hit.anchor());
    }
  }

  Facets facets(SearchRequest request) {
    return search.facets(TypedQuery.read(request, this::citing).request());
  }

  private Set<ArticleKey> citing(Citation law) {
    return library().citations().touchedBy(law).stream()
        .map(CitationIndex.Use::article)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Insight insight(boolean learned) {
    Insight known = insight;
    return known == null || learned ? known : Insight.both(known.embedder());
  }

  /**
   * @param learned whether the learned order counts
   */
  Optional<SearchPage> foundDeeply(SearchRequest request, boolean learned) {
    Insight known = insight(learned);
    if (known == null || !known.embedder().reads(request.language())) {
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
      if (!index.hasMeaning(embedder) || !index.isOf(source)) {
        index.write(source, embedder, progress);
      }
      search.refresh();
      if (order.source() == LearnedOrder.Source.NONE) {
        order = LearnedOrder.ofProgram();
      }
      if (!order.problem().isEmpty()) {
        LOG.warn("the learned order: {}", order.problem());
      }
      insight = new Insight(embedder, true, order.ranker());
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
