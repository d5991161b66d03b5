// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.ranking.Judged;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import java.util.function.Function;

/**
 * The articles that questions are put to.
 *
 * @param knowledge has learned what they mean
 * @param embedder reads what questions mean
 * @param asking makes a request of a question, for sections
 * @param naming names a section as the questions name passages
 */
public record Course(
    KnowledgeBase knowledge,
    Embedder embedder,
    Function<Question, SearchRequest> asking,
    Function<SearchHit, String> naming) {
  /** Of what was only read it is less sure that it was the answer. */
  private static final float READ = 0.5f;

  Judged judged(Question question) {
    return knowledge
        .judged(
            asking.apply(question),
            embedder,
            hit -> question.relevant().contains(naming.apply(hit)))
        .times(question.scope().quoted() ? 1 : READ);
  }
}
