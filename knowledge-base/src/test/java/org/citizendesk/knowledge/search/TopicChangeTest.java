// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.AsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A citizen who comes to something else is noticed, and one who goes on is not. */
class TopicChangeTest {
  private static final AsOf TODAY = AsOf.of(LocalDate.of(2026, 11, 21));
  private static final List<Turn> ABOUT_A_PASSPORT =
      List.of(
          Turn.agent("Send the old passport, a photograph and a check for the renewal fee."),
          Turn.citizen("It is an adult passport, I travel abroad in May."),
          Turn.agent("Is it a child's passport or an adult's?"),
          Turn.citizen("My passport expired. How do I renew it?"));
  private static final String ANOTHER =
      "I also lost my job. Can my household apply for food assistance, and which income counts?";

  private final KnowledgeBase knowledge =
      KnowledgeBase.inMemory(
          ArticleText.read(
                  article(
                      "passport",
                      "Passport renewal",
                      "An adult renews an expired passport by mail. Send the old passport, a"
                          + " photograph and the renewal fee by check, before you travel abroad."),
                  article(
                      "snap",
                      "Food assistance",
                      "A household may apply for food assistance when its income is low. Income"
                          + " from a job counts. Tell us when you lost a job."),
                  article(
                      "license",
                      "Driver license",
                      "The fee depends on the class of the license. Bring a photograph."))
              .library());

  @AfterEach
  void close() {
    knowledge.close();
  }

  @Test
  void noticesAQuestionAboutSomethingElse() {
    SearchPage page = knowledge.search(asking(ANOTHER, ABOUT_A_PASSPORT));

    assertTrue(page.newTopic());
    assertEquals("snap", page.hits().getFirst().article().id());
  }

  @Test
  void stillKnowsItAfterMoreWasSaidAboutTheNewTopic() {
    List<Turn> before = new ArrayList<>();
    before.add(Turn.agent("How many are in the household, and what income is there?"));
    before.add(Turn.citizen(ANOTHER));
    before.addAll(ABOUT_A_PASSPORT);

    SearchPage page = knowledge.search(asking("We are four. And the fee?", before));

    assertTrue(page.newTopic());
    assertEquals("snap", page.hits().getFirst().article().id());
  }

  @Test
  void aQuestionThatGoesOnIsOfTheSameTopic() {
    assertFalse(noticed("Does the photograph have to be new?"));
    assertFalse(noticed("Yes. What is the fee?"));
    assertFalse(noticed("And for my child, can I renew the passport by mail as well?"));
  }

  @Test
  void wordsThatNoArticleHasChangeNothing() {
    assertFalse(noticed("Zounds, gadzooks, forsooth!"));
    assertFalse(noticed("?!"));
  }

  @Test
  void allCountsWhereThatIsAskedFor() {
    assertFalse(knowledge.search(asking(ANOTHER, ABOUT_A_PASSPORT).aboutOneTopic()).newTopic());
  }

  private boolean noticed(String said) {
    return knowledge.search(asking(said, ABOUT_A_PASSPORT)).newTopic();
  }

  private static SearchRequest asking(String said, List<Turn> before) {
    return SearchRequest.inConversation(said, before, "en", TODAY);
  }

  private static ArticleText article(String id, String title, String text) {
    return ArticleText.sound().with("id", id).with("title", title).body(text + "\n");
  }
}
