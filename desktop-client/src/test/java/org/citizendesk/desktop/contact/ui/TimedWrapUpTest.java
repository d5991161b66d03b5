// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The time that a queue gives for wrap-up, as the agent sees it. */
class TimedWrapUpTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final Instant UNTIL = TestUi.START.plusSeconds(60);

  private final FakeConversation conversation = new FakeConversation();
  private final TestUi ui = new TestUi();
  private Book book = Book.EMPTY;
  private final WrapUpViewModel model =
      new WrapUpViewModel(
          conversation,
          new Outcomes(() -> book),
          new DraftsInMemory(),
          ui.context(),
          contact -> {});

  @Test
  void countsDownAndCanBeGivenMoreTime() {
    book(WrapUp.Mode.TIMED, false, 0);
    model.open(gone(UNTIL));
    assertEquals("1:00 left, then it is finished without you", model.time().get());

    ui.pass(Duration.ofSeconds(20));
    assertEquals("0:40 left, then it is finished without you", model.time().get());
    assertTrue(model.extendable().get());
    model.extend();

    assertEquals(List.of("more time: 60"), conversation.written());
    model.follow(List.of(gone(UNTIL.plusSeconds(60))));
    assertEquals("1:40 left, then it is finished without you", model.time().get());
  }

  @Test
  void staysOpenWithEverythingTypedWhenTheServerWasQuicker() {
    book(WrapUp.Mode.TIMED, false, 0);
    model.open(gone(UNTIL));
    model.summary().set("Sent the form");

    ui.pass(Duration.ofSeconds(61));
    model.follow(List.of());

    assertTrue(model.time().get().startsWith("The time was up"), model.time().get());
    assertFalse(model.extendable().get());
    model.choose(1);
    model.finish();
    assertEquals(List.of("wrap-up: answered: Sent the form"), conversation.written());
  }

  @Test
  void closesWhenTheContactWentForAnotherReason() {
    book(WrapUp.Mode.TIMED, false, 0);
    model.open(gone(UNTIL));

    model.follow(List.of());

    assertTrue(model.contact().get().isEmpty());
  }

  @Test
  void saysThatARequiredOutcomeIsWaitedFor() {
    book(WrapUp.Mode.TIMED, true, 0);
    model.open(gone(UNTIL));
    assertEquals("1:00 left; the outcome is needed all the same", model.time().get());
    assertEquals("Choose an outcome", model.missing());

    ui.pass(Duration.ofSeconds(60));

    assertEquals("The time is up; choose the outcome", model.time().get());
  }

  @Test
  void saysThatNewWorkComesAtTheEndOfTheTime() {
    book(WrapUp.Mode.TIMED_NO_EARLY_EXIT, false, 0);
    model.open(gone(UNTIL));

    assertEquals("1:00 until new work comes, however soon you finish", model.time().get());
  }

  @Test
  void anOutcomeThatIsNotRequiredMayBeLeftOut() {
    book(WrapUp.Mode.OPTIONAL, false, 0);
    model.open(gone(null));
    assertEquals("", model.time().get());

    model.finish();

    assertEquals(List.of("wrap-up: NO_WRAP_UP: "), conversation.written());
  }

  @Test
  void whoOpensItBeforeTheCitizenHasGoneAsksForTheTime() {
    book(WrapUp.Mode.ON_REQUEST, false, 0);
    model.open(Items.chat("Ana"));
    model.cancel();
    assertEquals(List.of("ask for wrap-up"), conversation.written());

    book(WrapUp.Mode.TIMED, false, 0);
    model.open(Items.chat("Ana"));
    assertEquals(1, conversation.written().size());
  }

  @Test
  void showsFifteenOutcomesOfTheQueueFirstAndFindsTheOthers() {
    book(WrapUp.Mode.MANUAL, true, 40);
    model.open(gone(null));

    assertEquals(15, model.outcomes().get().size());
    assertEquals("25 outcomes more: type to find them", model.hidden().get());
    model.search().set("outcome 39");
    assertEquals(List.of(new Choice("o39", "Outcome 39")), model.outcomes().get());
    assertEquals("", model.hidden().get());
  }

  @Test
  void callsOutcomesByTheirNamesWhicheverQueueTheyAreOf() {
    book(WrapUp.Mode.MANUAL, true, 2);
    Outcomes outcomes = new Outcomes(() -> book);

    assertEquals("Outcome 1", outcomes.label("o1"));
    assertEquals("Question answered", outcomes.label("answered"));
    assertEquals("No outcome in time", outcomes.label(WrapUp.TIMED_OUT));
    assertEquals("unheard-of", outcomes.label("unheard-of"));
  }

  @Test
  void looksRightWithItsTimeAndWithMoreOutcomesThanAreShown() {
    book(WrapUp.Mode.TIMED, false, 40);

    WINDOW.pictures("wrap-up-timed", this::shown);
    model.extend();

    assertEquals(List.of("more time: 60"), conversation.written());
  }

  private Parent shown() {
    WrapUpView view = new WrapUpView(model);
    model.open(gone(UNTIL));
    return new VBox(view);
  }

  private static WorkItem gone(@Nullable Instant until) {
    WorkItem item = Items.of("Ana", Channel.CHAT, WorkItem.Status.WRAP_UP);
    return new WorkItem(
        item.contact(),
        item.citizen(),
        item.channel(),
        item.queue(),
        item.citizenName(),
        item.party(),
        item.subject(),
        item.preview(),
        item.status(),
        item.since(),
        until,
        null,
        false,
        null,
        5);
  }

  private void book(WrapUp.Mode mode, boolean required, int outcomes) {
    List<Choice> choices =
        IntStream.range(0, outcomes)
            .mapToObj(number -> new Choice("o" + number, "Outcome " + number))
            .toList();
    WrapUp wrapUp = new WrapUp(mode, 60, required, choices);
    Queue queue =
        new Queue("Benefits", "", "", "", Map.of(), 0, "", 0, 0, false, null, wrapUp, List.of());
    book = Book.of(List.of(new BookFact.QueueSet(queue)));
  }
}
