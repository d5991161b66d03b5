// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalWorkTest {
  private static final ContactId CHAT = DeskBench.contact("chat");
  private static final ContactId MAIL = DeskBench.contact("mail");

  @TempDir Path folder;
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final Cell<Book> book = new Cell<>(Book.EMPTY);
  private DeskBench desk;
  private LocalWork work;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    work = new LocalWork(desk.store, "ana", desk.server, book, desk.clock, timer);
    work.start();
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    desk.close();
  }

  @Test
  void anOfferToMeIsThereUntilItLapses() {
    offer(CHAT, "ana", 30);
    WorkItem item = only();
    assertEquals(WorkItem.Status.OFFERED, item.status());
    assertEquals(3, item.version());
    assertEquals(desk.clock.instant().plusSeconds(30), item.until());

    desk.clock.pass(Duration.ofSeconds(31));
    work.markRead(CHAT);

    await().untilAsserted(() -> assertEquals(List.of(), work.items().get()));
  }

  @Test
  void anOfferToSomebodyElseIsNotMine() {
    offer(CHAT, "bob", 30);

    assertEquals(List.of(), work.items().get());
  }

  @Test
  void whatIPutAsideComesLastUntilItIsWoken() {
    accepted(CHAT);
    accepted(MAIL);
    Instant wake = desk.clock.instant().plusSeconds(60);
    desk.arrive(ELENA, CHAT, new ContactFact.Parked("ana", wake));
    WorkItem parked = work.items().get().getLast();
    assertEquals(CHAT, parked.contact());
    assertEquals(WorkItem.Status.PARKED, parked.status());
    assertEquals(wake, parked.until());

    desk.arrive(ELENA, CHAT, new ContactFact.Resumed("ana"));
    assertEquals(WorkItem.Status.IN_HAND, work.items().get().getFirst().status());
    desk.arrive(ELENA, CHAT, new ContactFact.Parked("ana", null));
    desk.arrive(ELENA, CHAT, new ContactFact.Queued("q", ContactFact.Cause.WOKEN));

    assertEquals(MAIL, only().contact());
  }

  @Test
  void asksToPutAsideAndToGoOnWithTheVersionSeen() {
    accepted(CHAT);
    Instant wake = desk.clock.instant().plusSeconds(60);

    var _ = work.park(CHAT, wake);
    var _ = work.resume(CHAT);

    assertEquals(
        List.of(
            new Command.Park(CHAT, only().version(), wake),
            new Command.Resume(CHAT, only().version())),
        desk.server.asked);
  }

  @Test
  void aMissedOfferIsGone() {
    offer(CHAT, "ana", 30);
    desk.arrive(ELENA, CHAT, new ContactFact.OfferMissed("ana", false));

    assertEquals(List.of(), work.items().get());
  }

  @Test
  void whatIAcceptedIsInHandUntilItIsWrappedUp() {
    offer(CHAT, "ana", 30);
    desk.arrive(ELENA, CHAT, new ContactFact.Accepted("ana"));
    assertEquals(WorkItem.Status.IN_HAND, only().status());

    desk.arrive(ELENA, CHAT, new ContactFact.WrappedUp("ana", "answered", "", 10));

    assertEquals(List.of(), work.items().get());
  }

  @Test
  void aWordIsToBeAnsweredWithinWhatTheQueuePromises() {
    accepted(CHAT);
    Instant asked = desk.clock.instant();
    desk.arrive(ELENA, CHAT, said("Hello"));
    assertNull(only().answer(), "nothing is promised");

    book.set(
        Book.of(
            List.of(
                new BookFact.QueueSet(
                    new Queue(
                        "benefits",
                        "",
                        "",
                        "",
                        Map.of(),
                        0,
                        "",
                        0,
                        0,
                        false,
                        new Queue.Target(100, 80),
                        null,
                        List.of())))));
    assertEquals(new AnswerDue(asked.plusSeconds(80), asked.plusSeconds(100)), only().answer());

    desk.arrive(ELENA, CHAT, new ChatFact.Message(ChatFact.Author.AGENT, "Ana", "Good morning"));
    assertNull(only().answer());
  }

  @Test
  void aChatThatEndedWaitsForItsOutcome() {
    accepted(CHAT);
    desk.arrive(ELENA, CHAT, new ChatFact.Ended(ChatFact.Author.CITIZEN));

    assertEquals(WorkItem.Status.WRAP_UP, only().status());
  }

  @Test
  void aChatThatEndedBeforeAnybodyTookItIsGone() {
    offer(CHAT, "ana", 30);
    desk.arrive(ELENA, CHAT, new ChatFact.Ended(ChatFact.Author.CITIZEN));

    assertEquals(List.of(), work.items().get());
  }

  @Test
  void showsTheNewestThingTheCitizenSaidUntilItWasLookedAt() {
    accepted(CHAT);
    desk.arrive(ELENA, CHAT, said("Hello\n there,  are you"));
    assertEquals("Hello there, are you", only().preview());
    assertTrue(only().unread());

    work.markRead(CHAT);
    await().untilAsserted(() -> assertFalse(only().unread()));
    desk.arrive(ELENA, CHAT, said("?"));

    assertTrue(only().unread());
  }

  @Test
  void aLongPreviewIsCutBetweenCharacters() {
    accepted(CHAT);
    desk.arrive(ELENA, CHAT, said("x".repeat(118) + "\uD83D\uDE00" + "y".repeat(50)));

    assertEquals("x".repeat(118) + "…", only().preview());
  }

  @Test
  void isCalledByTheCitizensNameOrElseByTheParty() {
    accepted(CHAT);
    assertEquals("Visitor", only().citizenName());

    desk.arrive(ELENA, null, new CitizenFact.Described("Elena Ruiz", "es"));

    assertEquals("Elena Ruiz", only().citizenName());
  }

  @Test
  void offersComeFirstAndEachGroupOldestFirst() {
    accepted(CHAT);
    desk.clock.pass(Duration.ofSeconds(5));
    offer(MAIL, "ana", 60);

    assertEquals(List.of(MAIL, CHAT), work.items().get().stream().map(WorkItem::contact).toList());
  }

  @Test
  void acceptsAndDeclinesWithTheVersionSeen() {
    offer(CHAT, "ana", 30);

    assertInstanceOf(Outcome.Done.class, work.accept(CHAT).join());
    assertInstanceOf(Outcome.Done.class, work.decline(CHAT).join());

    assertEquals(
        List.of(new Command.AcceptOffer(CHAT, 3), new Command.DeclineOffer(CHAT, 3)),
        desk.server.asked);
  }

  @Test
  void refusesToAcceptWhatIsNoLongerOffered() {
    Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, work.accept(CHAT).join());

    assertEquals(Outcome.Code.NOT_FOUND, refused.code());
    assertEquals(List.of(), desk.server.asked);
  }

  @Test
  void anOfferWhoseBeginningIsUnknownIsNotShownButItsCitizenIsFollowed() {
    List<Set<CitizenId>> followed = new ArrayList<>();
    Interests interests = new Interests(desk.store, "ana", followed::add, (citizen, before) -> {});
    interests.start();
    desk.arrive(TOM, CHAT, new ContactFact.Offered("ana", desk.clock.instant().plusSeconds(30)));

    assertEquals(List.of(), work.items().get());
    assertEquals(List.of(Set.of(CitizenId.BOOK), Set.of(CitizenId.BOOK, TOM)), followed);
  }

  @Test
  void followsCitizensWhoWereOpenedAndForgetsTheOldest() {
    List<Set<CitizenId>> followed = new ArrayList<>();
    Interests interests = new Interests(desk.store, "ana", followed::add, (citizen, before) -> {});
    interests.opened(ELENA);
    interests.opened(ELENA);
    assertEquals(1, followed.size());
    for (int i = 0; i < 50; i++) {
      interests.opened(new CitizenId(DeskBench.contact("c" + i).value()));
    }

    assertEquals(51, followed.getLast().size(), "fifty, and the routing book");
    assertFalse(followed.getLast().contains(ELENA));
  }

  @Test
  void aCallThatIsOverWaitsForItsOutcome() {
    desk.arrive(
        ELENA,
        CHAT,
        new ContactFact.Opened(
            Channel.VOICE, ContactFact.Direction.INBOUND, "benefits", "", "+12025550100"));
    desk.arrive(ELENA, CHAT, new ContactFact.Accepted("ana"));
    desk.arrive(ELENA, CHAT, new CallFact.Changed(CallFact.State.CONNECTED, ""));
    assertEquals(WorkItem.Status.IN_HAND, only().status());
    desk.arrive(ELENA, CHAT, new CallFact.Changed(CallFact.State.ENDED, ""));

    assertEquals(WorkItem.Status.WRAP_UP, only().status());
    assertEquals(CallFact.State.ENDED, only().call());
  }

  private void offer(ContactId contact, String agent, int seconds) {
    Channel channel = contact.equals(MAIL) ? Channel.EMAIL : Channel.CHAT;
    desk.arrive(
        ELENA,
        contact,
        new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "Visitor"));
    desk.arrive(ELENA, contact, new ContactFact.Queued("benefits", ContactFact.Cause.NEW));
    desk.arrive(
        ELENA, contact, new ContactFact.Offered(agent, desk.clock.instant().plusSeconds(seconds)));
  }

  private void accepted(ContactId contact) {
    offer(contact, "ana", 30);
    desk.arrive(ELENA, contact, new ContactFact.Accepted("ana"));
  }

  private static ChatFact.Message said(String text) {
    return new ChatFact.Message(ChatFact.Author.CITIZEN, "Visitor", text);
  }

  private WorkItem only() {
    assertEquals(1, work.items().get().size());
    return work.items().get().getFirst();
  }
}
