// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import java.util.List;

/**
 * The ways in which our own search answers a question.
 *
 * @param embedder reads what questions mean
 * @param learned the order for the ranked ways
 */
record Ways(KnowledgeBase knowledge, Embedder embedder, Learned learned) {
  List<String> lexicalLast(Question question) {
    return passages(knowledge.search(Asking.last(question)));
  }

  List<String> lexical(Question question) {
    return passages(knowledge.search(Asking.inConversation(question)));
  }

  List<String> dense(Question question) {
    return passages(knowledge.search(Asking.inConversation(question), Insight.meaning(embedder)));
  }

  List<String> fusedLast(Question question) {
    return passages(knowledge.search(Asking.last(question), Insight.both(embedder)));
  }

  List<String> fused(Question question) {
    return passages(knowledge.search(Asking.inConversation(question), Insight.both(embedder)));
  }

  List<String> ranked(Question question) {
    Insight insight = Insight.ranked(embedder, learned.of(question));
    return passages(knowledge.search(Asking.inConversation(question), insight));
  }

  static List<String> passages(SearchPage page) {
    return page.hits().stream().map(SearchHit::anchor).toList();
  }
}
