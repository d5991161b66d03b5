// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.contact.ui.WorkListViewModel.Filter;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The work list in words, and what can be done with it. */
class WorkListViewModelTest {
  private final FakeWork work = new FakeWork();
  private final RecordedOffers offers = new RecordedOffers();
  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final Notices notices = new Notices(context);
  private final WorkListViewModel model =
      new WorkListViewModel(
          work, offers, new SimpleObjectProperty<>(new Standing(true, true, "")), context, notices);

  @Test
  void countsDownAnOfferAndHurriesAtTheEnd() {
    work.items().set(List.of(Items.offer("Ana")));
    assertEquals("0:45 left", row().status());
    assertEquals(Tone.WARN, row().tone());

    ui.pass(Duration.ofSeconds(36));
    assertEquals("0:09 left", row().status());
    assertEquals(Tone.BAD, row().tone());

    ui.pass(Duration.ofSeconds(9));
    assertEquals("Time is up", row().status());
  }

  @Test
  void saysWhereEachContactStands() {
    WorkItem call = Items.call("Ana");
    work.items()
        .set(
            List.of(
                call,
                Items.with(call, CallFact.State.HELD),
                Items.with(call, CallFact.State.RINGING),
                Items.with(call, CallFact.State.ENDED),
                Items.of("B", Channel.VOICE, Status.IN_HAND),
                Items.chat("C"),
                Items.mail("D"),
                Items.with(Items.mail("E"), Status.WRAP_UP)));

    assertEquals(
        List.of(
            "On call", "On hold", "Ringing", "Wrap up", "In hand", "In chat", "In hand", "Wrap up"),
        model.rows().get().stream().map(WorkRow::status).toList());
  }

  @Test
  void showsTheNewestWordsWhereThereIsNoSubject() {
    work.items().set(List.of(Items.about(Items.chat("Ana"), " ")));

    assertEquals("Hello", row().summary());
    assertEquals("3 min", row().age());
  }

  @Test
  void readsARowAloudWithWhetherItIsNew() {
    work.items().set(List.of(Items.unread(Items.chat("Ana"))));

    assertEquals("New: Chat, Ana. About Ana. In chat.", row().spoken());
  }

  @Test
  void filtersByChannelButNeverHidesAnOffer() {
    work.items().set(List.of(Items.offer("A"), Items.mail("B"), Items.call("C"), Items.chat("D")));

    model.filter().set(Filter.MAIL);

    assertEquals(List.of("A", "B"), names());
    assertEquals("All 4", model.name(Filter.ALL));
    assertEquals("Calls 1", model.name(Filter.CALLS));
    assertEquals("Chats 2", model.name(Filter.CHATS));
    assertEquals("Mail 1", model.name(Filter.MAIL));
  }

  @Test
  void marksAsReadWhatIsOpenedAndWhatComesWhileItIsOpen() {
    work.items().set(List.of(Items.unread(Items.chat("Ana")), Items.unread(Items.chat("Bob"))));

    model.select(Items.contact("Ana"));
    work.items().set(List.of(Items.chat("Ana"), Items.unread(Items.chat("Bob"))));
    work.items().set(List.of(Items.unread(Items.chat("Ana"))));

    assertEquals(List.of(Items.contact("Ana"), Items.contact("Ana")), work.read());
  }

  @Test
  void keepsTheChoiceWhenTheListChanges() {
    work.items().set(List.of(Items.chat("Ana")));
    model.select(Items.contact("Ana"));

    work.items().set(List.of(Items.offer("Bob"), Items.chat("Ana")));
    work.items().set(List.of());

    assertEquals(Optional.of(Items.contact("Ana")), model.selected().get());
  }

  @Test
  void takesTheOldestOfferAndOpensIt() {
    work.items().set(List.of(Items.offer("Ana"), Items.offer("Bob"), Items.chat("Cid")));

    model.acceptOldest();

    assertEquals(List.of("accept Ana"), offers.asked);
    assertEquals(Optional.of(Items.contact("Ana")), model.selected().get());
  }

  @Test
  void givesTheOldestOfferBackAndStaysWhereItIs() {
    work.items().set(List.of(Items.offer("Ana"), Items.chat("Cid")));
    model.select(Items.contact("Cid"));

    model.declineOldest();

    assertEquals(List.of("decline Ana"), offers.asked);
    assertEquals(Optional.of(Items.contact("Cid")), model.selected().get());
  }

  @Test
  void asksOnceForAnOfferHoweverOftenTheButtonIsPressed() {
    work.items().set(List.of(Items.offer("Ana"), Items.offer("Bob")));
    offers.answer = new CompletableFuture<>();

    model.accept(Items.contact("Ana"));
    model.accept(Items.contact("Ana"));
    model.acceptOldest();

    assertEquals(List.of("accept Ana", "accept Bob"), offers.asked);
  }

  @Test
  void saysWhyAnOfferCouldNotBeTaken() {
    work.items().set(List.of(Items.offer("Ana")));
    offers.answer = CompletableFuture.completedFuture(Optional.of("Sam was faster"));

    model.acceptOldest();

    assertEquals("Sam was faster", notices.current().get().orElseThrow().text());
    assertEquals(Optional.empty(), model.selected().get());
    model.acceptOldest();
    assertEquals(2, offers.asked.size());
  }

  @Test
  void saysThatSomethingBroke() {
    work.items().set(List.of(Items.offer("Ana")));
    offers.answer = CompletableFuture.failedFuture(new IllegalStateException("broken"));

    model.declineOldest();

    assertEquals(Tone.BAD, notices.current().get().orElseThrow().tone());
  }

  @Test
  void doesNothingWithWhatIsNoOffer() {
    work.items().set(List.of(Items.chat("Ana")));

    model.accept(Items.contact("Ana"));
    model.accept(Items.contact("nobody"));
    model.acceptOldest();

    assertEquals(List.of(), offers.asked);
  }

  @Test
  void goesOnToTheNextContactInHand() {
    work.items().set(List.of(Items.offer("O"), Items.chat("A"), Items.chat("B"), Items.chat("C")));

    model.selectNextAfter(Items.contact("B"));
    assertEquals(Optional.of(Items.contact("C")), model.selected().get());
    model.selectNextAfter(Items.contact("C"));
    assertEquals(Optional.of(Items.contact("B")), model.selected().get());
    model.selectNextAfter(Items.contact("gone already"));
    assertEquals(Optional.of(Items.contact("A")), model.selected().get());
  }

  @Test
  void whatIsPutAsideComesLastUnderItsHeadingAndIsNotNext() {
    WorkItem parked = Items.parked(Items.chat("B"), null);
    work.items().set(List.of(Items.chat("A"), parked, Items.parked(Items.mail("C"), null)));
    assertEquals(
        List.of("", "Parked, 2", ""), model.rows().get().stream().map(WorkRow::heading).toList());

    work.items().set(List.of(parked, Items.chat("A")));
    assertEquals(
        List.of("A", "B"),
        model.rows().get().stream().map(row -> row.item().citizenName()).toList());
    model.select(Items.contact("A"));
    model.selectNextAfter(Items.contact("A"));
    assertEquals(Optional.empty(), model.selected().get());
    model.filter().set(WorkListViewModel.Filter.MAIL);
    assertEquals(List.of(), model.rows().get());
  }

  @Test
  void choosesNothingWhenOnlyOffersAreLeft() {
    work.items().set(List.of(Items.offer("O"), Items.chat("A")));
    model.select(Items.contact("A"));

    model.selectNextAfter(Items.contact("A"));

    assertEquals(Optional.empty(), model.selected().get());
  }

  @Test
  void hearsNothingAfterItWasClosed() {
    model.close();

    work.items().set(List.of(Items.chat("A")));

    assertTrue(model.rows().get().isEmpty());
  }

  private WorkRow row() {
    return model.rows().get().getFirst();
  }

  private List<String> names() {
    return model.rows().get().stream().map(row -> row.item().citizenName()).toList();
  }

  private static final class RecordedOffers implements OfferActions {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Optional<String>> answer =
        CompletableFuture.completedFuture(Optional.empty());

    @Override
    public CompletableFuture<Optional<String>> accept(WorkItem offer) {
      asked.add("accept " + offer.citizenName());
      return answer;
    }

    @Override
    public CompletableFuture<Optional<String>> decline(WorkItem offer) {
      asked.add("decline " + offer.citizenName());
      return answer;
    }
  }
}
