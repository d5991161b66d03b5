// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.knowledge.Confirmation;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.server.knowledge.Confirmations;
import org.junit.jupiter.api.Test;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who reads an article without a link is in the report once the link is back. */
class ConfirmedReadingTest extends OneDeskAtWork {
  @Test
  void whatWasReadOfflineIsInTheReportAndOnTheReadersOtherDesktop() {
    Article article = KnowledgeBase.bundledLibrary().versions("snap-fair-hearing").getFirst();
    line.cut();
    assertTrue(ann.services().confirmations().confirm(article).join());
    await().until(() -> !ann.services().confirmations().all().get().isEmpty());
    assertFalse(ann.services().confirmations().all().get().getFirst().sent());
    assertEquals(List.of(), report());
    line.mend();
    ann.isDone();

    List<Confirmations.Confirmation> report = report();
    assertEquals(1, report.size(), report::toString);
    assertEquals("ann", report.getFirst().agent());
    assertEquals("snap-fair-hearing", report.getFirst().article());
    assertEquals(article.key().version(), report.getFirst().version());
    await().until(() -> ann.services().confirmations().all().get().getFirst().sent());
    Desk elsewhere = centre.line("ann-elsewhere").desk("ann");
    await().until(() -> !elsewhere.services().confirmations().all().get().isEmpty());
    Confirmation there = elsewhere.services().confirmations().all().get().getFirst();
    assertEquals(article.key(), there.article());
  }

  private List<Confirmations.Confirmation> report() {
    return centre.server().log().read(handle -> Confirmations.find(handle, "", ""));
  }
}
