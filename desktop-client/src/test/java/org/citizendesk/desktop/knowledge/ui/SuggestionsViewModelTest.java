// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.knowledge.Suggestions.Suggested;
import org.citizendesk.desktop.knowledge.Talk;
import org.citizendesk.desktop.knowledge.ui.SuggestionsViewModel.Standing;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing moves under the agent's hand. */
class SuggestionsViewModelTest {
  private static final SearchHit CARD = hit("card", "The Card is lost.", new Excerpt.Mark(4, 8));
  private static final SearchHit FEE = hit("fee", "The fee is five.");

  private final Cell<Suggested> source = new Cell<>(Suggested.NOBODY);
  private int counted;
  private final SuggestionsViewModel model =
      new SuggestionsViewModel(source, () -> counted++, new TestUi().context());

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void saysHowItStands() {
    assertEquals(Standing.NOBODY, model.standing().get());
    source.set(new Suggested(talk(1), false, List.of()));
    assertEquals(Standing.NOTHING_ASKED, model.standing().get());
    source.set(new Suggested(talk(1), true, List.of()));
    assertEquals(Standing.NO_HITS, model.standing().get());
    source.set(new Suggested(talk(1), true, List.of(CARD)));
    assertEquals(Standing.HITS, model.standing().get());
  }

  @Test
  void tellsWhichWordsTheyComeFrom() {
    source.set(new Suggested(talk(1), true, List.of(CARD, FEE)));
    assertEquals("From what was said: card", model.reason().get());
    source.set(new Suggested(talk(1), true, List.of(FEE)));
    assertEquals("From the meaning of what was said", model.reason().get());
    source.set(Suggested.NOBODY);
    assertEquals("", model.reason().get());
  }

  @Test
  void saysThatTheTopicChangedAndTakesItBack() {
    source.set(new Suggested(talk(1), true, true, List.of(CARD)));
    assertTrue(model.newTopic().get());

    model.countAll();
    assertEquals(1, counted);
    source.set(new Suggested(talk(1), true, List.of(CARD)));
    assertFalse(model.newTopic().get());
  }

  @Test
  void staysAsItIsWhileTheAgentIsAtTheList() {
    source.set(new Suggested(talk(1), true, List.of(CARD, FEE)));
    model.held().set(true);
    source.set(new Suggested(talk(1), true, List.of(FEE)));
    assertEquals(List.of(CARD, FEE), model.hits());
    assertTrue(model.waiting().get());

    model.held().set(false);

    assertEquals(List.of(FEE), model.hits());
    assertFalse(model.waiting().get());
  }

  @Test
  void anotherContactsSuggestionsComeAtOnce() {
    source.set(new Suggested(talk(1), true, List.of(CARD)));
    model.held().set(true);
    source.set(new Suggested(talk(2), true, List.of(FEE)));

    assertEquals(List.of(FEE), model.hits());
    assertFalse(model.waiting().get());
  }

  @Test
  void theBestIsTheChosenOneOrElseTheFirst() {
    assertEquals(Optional.empty(), model.best());
    source.set(new Suggested(talk(1), true, List.of(CARD, FEE)));
    assertEquals(Optional.of(CARD), model.best());
    model.chosen().set(Optional.of(FEE));
    assertEquals(Optional.of(FEE), model.best());
  }

  private static Optional<Talk> talk(long citizen) {
    return Optional.of(
        new Talk(
            new CitizenId(new UUID(0, citizen)),
            null,
            "",
            List.of(),
            new Talk.Typing(Drafts.Kind.NOTE, ""),
            new Talk.Setting("", null, LocalDate.EPOCH)));
  }

  private static SearchHit hit(String id, String sentence, Excerpt.Mark... marks) {
    return new SearchHit(
        new ArticleKey(id, "en", 1),
        id,
        "snap",
        Jurisdiction.US,
        "introduction",
        "",
        new Excerpt(sentence, List.of(marks)),
        null);
  }
}
