// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A real log on a real file, and an agent's desktop that pushes to it. */
final class ChatLog implements AutoCloseable {
  static final String AGENT = "avery";

  final TestClock clock = new TestClock();
  final Uuids uuids = new Uuids(clock, new SecureRandom());
  final EventLog log;
  private final Store database;
  private final ClientFrame.Device desktop = new ClientFrame.Device(new DeviceId(uuids.next()), 7);
  private long pushed;

  ChatLog(Path folder, WebChat chat) {
    database = TestStore.open(folder);
    log =
        new SqliteEventLog(
            database,
            Citizens.rules().and(Contacts.rules()).and(new Books().rules()).and(chat.rules()),
            clock,
            uuids);
  }

  /** A chat whose citizens nobody watches. */
  static WebChat feature(Path folder) {
    return new WebChat(
        ChatSettings.DEFAULT, (contact, on) -> {}, Letterbox.NONE, attachments(folder));
  }

  static Attachments attachments(Path folder) {
    return new Attachments(
        folder.resolve(Attachments.FOLDER), (raw, sha256) -> Optional.empty(), 1 << 20);
  }

  Conversations conversations() {
    return new Conversations(log, uuids, new SecureRandom(), ChatSettings.DEFAULT, office());
  }

  Office office() {
    return new Office(log, clock);
  }

  /** Gives the queue these hours, on working days in New York. */
  void openFrom(String from, String to) {
    BusinessCalendar office =
        new BusinessCalendar(
            "office",
            "America/New_York",
            List.of(
                new BusinessCalendar.Hours(
                    List.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY),
                    from,
                    to)),
            List.of());
    Queue queue =
        new Queue(
            "web-chat", "", "", "", Map.of(), 0, "office", 0, 0, false, null, null, List.of());
    Event.Subject book = new Event.Subject(CitizenId.BOOK, null);
    log.write(
            tx -> {
              tx.append(book, new BookFact.CalendarSet(office));
              return tx.append(book, new BookFact.QueueSet(queue));
            })
        .join();
  }

  CitizenId citizenOf(ContactId chat) {
    return log.read(handle -> ChatRows.state(handle, chat)).orElseThrow().citizen();
  }

  /** Somebody else's chat waits. */
  ContactId opened() {
    Conversations others = conversations();
    Conversation chat =
        others.promise(others.newKey(), new CitizenFrame.Hello(null, null, 0, "", "en"), null);
    others.say(chat, new CitizenFrame.Say(UUID.randomUUID(), "Hello")).join();
    return chat.id();
  }

  /** Gives a chat the head start that brings it just before another. */
  void placeBefore(ContactId chat, ContactId other) {
    log.write(
            tx ->
                tx.handle()
                    .execute(
                        "update contact set place_at = (select place_at from contact where id = ?)"
                            + " - 1 where id = ?",
                        Columns.bytes(other.value()),
                        Columns.bytes(chat.value())))
        .join();
  }

  /** The server notes something in the life of the contact. */
  void happens(ContactId chat, Fact fact) {
    happenTogether(chat, List.of(fact));
  }

  /** The server notes what is heard of in one breath. */
  void happenTogether(ContactId chat, List<Fact> facts) {
    Event.Subject subject = new Event.Subject(citizenOf(chat), chat);
    log.write(tx -> facts.stream().map(fact -> tx.append(subject, fact)).toList()).join();
  }

  void accepted(ContactId chat) {
    happens(chat, new ContactFact.Accepted(AGENT));
  }

  void wrappedUp(ContactId chat) {
    happens(chat, new ContactFact.WrappedUp(AGENT, "answered", "", 1000));
  }

  PushOutcome agentSays(ContactId chat, String text) {
    return push(
        new Event.Subject(citizenOf(chat), chat),
        new ChatFact.Message(ChatFact.Author.AGENT, "Avery", text));
  }

  PushOutcome push(Event.Subject subject, Fact fact) {
    pushed++;
    Event event =
        new Event(
            new EventId(uuids.next()),
            new Event.Origin(desktop.id(), desktop.epoch(), pushed, "session"),
            subject,
            pushed,
            clock.instant(),
            FactCodec.encode(fact));
    return log.push(desktop, AGENT, List.of(event)).join();
  }

  /** Returns what the log itself holds of a chat, oldest first. */
  List<Fact> facts(ContactId chat) {
    return log.history(citizenOf(chat), Long.MAX_VALUE, 1000).events().stream()
        .map(PlacedEvent::event)
        .filter(event -> chat.equals(event.subject().contact()))
        .map(event -> FactCodec.decode(event.content()))
        .toList();
  }

  List<String> texts(ContactId chat) {
    return facts(chat).stream()
        .filter(ChatFact.Message.class::isInstance)
        .map(fact -> ((ChatFact.Message) fact).text())
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
