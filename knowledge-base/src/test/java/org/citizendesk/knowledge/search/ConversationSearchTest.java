// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.AsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConversationSearchTest {
  private static final AsOf TODAY = AsOf.of(LocalDate.of(2026, 11, 21));

  private final KnowledgeBase knowledge =
      KnowledgeBase.inMemory(
          ArticleText.read(
                  article("passport", "Passport renewal", "The fee is paid by check.\n"),
                  article("snap", "Food assistance", "There is no fee to apply.\n"),
                  article("license", "Driver license", "The fee depends on the class.\n"))
              .library());

  @AfterEach
  void close() {
    knowledge.close();
  }

  @Test
  void readsAShortQuestionByWhatWasSaidBefore() {
    List<Turn> before = List.of(Turn.agent("Is it an adult passport?"));

    assertEquals("passport", first("Yes. What is the fee?", before));
    assertEquals(
        "license", first("Yes. What is the fee?", List.of(Turn.citizen("My driver license."))));
  }

  @Test
  void lastSaidCountsMoreThanSaidBefore() {
    assertEquals(
        "snap",
        first("And the fee for food assistance?", List.of(Turn.citizen("My passport expired."))));
  }

  @Test
  void laterTurnsCountMoreThanEarlierOnes() {
    assertEquals(
        "license",
        first(
            "What is the fee?",
            List.of(
                Turn.citizen("Now about my driver license."),
                Turn.agent("Fine."),
                Turn.citizen("My passport expired."))));
  }

  @Test
  void theCitizenCountsMoreThanTheAgent() {
    assertEquals(
        "passport",
        first("The fee?", List.of(Turn.citizen("passport"), Turn.agent("driver license"))));
  }

  @Test
  void findsBySectionWhereThatIsAskedFor() {
    SearchRequest request = SearchRequest.inConversation("fee", List.of(), "en", TODAY).sections();

    assertEquals(3, knowledge.search(request).hits().size());
  }

  @Test
  void readsOnlySoMuchOfAnEndlessConversation() {
    Turn endless = Turn.citizen("passport ".repeat(5_000));

    assertEquals("passport", first("fee", java.util.Collections.nCopies(200, endless)));
  }

  @Test
  void findsNothingForTurnsThatSayNothing() {
    SearchRequest request =
        SearchRequest.inConversation("?!", List.of(Turn.agent("...")), "en", TODAY);

    assertTrue(knowledge.search(request).isEmpty());
  }

  private String first(String said, List<Turn> before) {
    return knowledge
        .search(SearchRequest.inConversation(said, before, "en", TODAY))
        .hits()
        .getFirst()
        .article()
        .id();
  }

  private static ArticleText article(String id, String title, String body) {
    return ArticleText.sound().with("id", id).with("title", title).body(body);
  }
}
