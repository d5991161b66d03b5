// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A contact ends once, with an outcome. */
class WrapUpViewModelTest {
  private Book book = Book.EMPTY;
  private final FakeConversation conversation = new FakeConversation();
  private final TestUi ui = new TestUi();
  private final List<ContactId> finished = new ArrayList<>();
  private final WrapUpViewModel model =
      new WrapUpViewModel(
          conversation,
          new Outcomes(() -> book),
          new DraftsInMemory(),
          ui.context(),
          finished::add);

  @Test
  void needsAnOutcome() {
    model.open(Items.chat("Ana"));
    model.finish();
    assertEquals("Choose an outcome", model.missing());
    assertFalse(model.finishable().get());

    assertTrue(model.choose(1));
    model.summary().set(" All said. ");
    model.finish();

    assertEquals(List.of("wrap-up: answered: All said."), conversation.written());
    assertEquals(List.of(Items.contact("Ana")), finished);
    assertTrue(model.contact().get().isEmpty());
  }

  @Test
  void findsOutcomesByWordsAndNumbersWhatItFound() {
    model.open(Items.chat("Ana"));

    model.search().set("RE");

    assertTrue(model.outcomes().get().size() < new Outcomes(() -> book).of("chat").size());
    assertTrue(model.choose(model.outcomes().get().size()));
    assertFalse(model.choose(model.outcomes().get().size() + 1));
    assertFalse(model.choose(0));
  }

  @Test
  void staysOpenAndSaysSoIfItCouldNotBeStored() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    begin("Ana");
    model.finish();
    model.finish();
    model.cancel();
    assertTrue(model.contact().get().isPresent());
    assertEquals(1, conversation.written().size());

    storing.completeExceptionally(new IllegalStateException("disk full"));

    assertTrue(model.problem().get().contains("try again"), model.problem().get());
    assertEquals(List.of(), finished);
    assertTrue(model.finishable().get());
  }

  @Test
  void keepsTheSummaryOfEachContactWhenItIsCancelled() {
    begin("Ana");
    model.summary().set("half a sentence");
    model.cancel();

    model.open(Items.chat("Bob"));
    assertEquals("", model.summary().get());
    model.open(Items.chat("Ana"));

    assertEquals("half a sentence", model.summary().get());
    assertTrue(model.chosen().get().isEmpty());
  }

  @Test
  void takesADoublePressForOne() {
    begin("Ana");
    model.finish();

    model.open(Items.chat("Bob"));
    assertTrue(model.contact().get().isEmpty());
    ui.pass(Duration.ofSeconds(2));
    model.open(Items.chat("Bob"));

    assertTrue(model.contact().get().isPresent());
  }

  @Test
  void refusesASummaryThatIsTooLong() {
    begin("Ana");

    model.summary().set("x".repeat(4001));
    model.finish();

    assertEquals("The summary is 1 character too long", model.missing());
    assertEquals(List.of(), conversation.written());
  }

  @Test
  void doesNotWrapUpAnOffer() {
    model.open(Items.offer("Ana"));

    assertTrue(model.contact().get().isEmpty());
  }

  private void begin(String name) {
    model.open(Items.chat(name));
    model.choose(1);
  }
}
