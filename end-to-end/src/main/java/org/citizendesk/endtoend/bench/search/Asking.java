// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.learning.Question;
import org.citizendesk.knowledge.search.SearchRequest;
import java.time.LocalDate;
import java.util.List;

/** Questions as requests. */
final class Asking {
  private static final AsOf TODAY = AsOf.of(LocalDate.of(2026, 1, 1));

  private Asking() {}

  /** Asks with the conversation before. */
  static SearchRequest inConversation(Question question) {
    return SearchRequest.inConversation(question.text(), question.before(), "en", TODAY).sections();
  }

  /** Asks with what was said last only. */
  static SearchRequest last(Question question) {
    return SearchRequest.inConversation(question.text(), List.of(), "en", TODAY).sections();
  }

  /** Asks as while the question is typed: the last word may be unfinished. */
  static SearchRequest typing(Question question) {
    return SearchRequest.of(question.text(), "en", TODAY).sections();
  }
}
