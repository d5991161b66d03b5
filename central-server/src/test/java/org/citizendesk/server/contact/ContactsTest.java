// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ContactsTest {
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final ChatFact.Message HELLO =
      new ChatFact.Message(ChatFact.Author.CITIZEN, "Mary", "hello");

  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;

  @BeforeEach
  void open() {
    log = new TestLog(folder, Contacts.rules());
    contacts = new Contacts(log.uuids);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aContactGoesFromItsQueueThroughAHandToItsEnd() {
    ContactId id = opened(Channel.EMAIL);
    assertEquals(ContactLife.State.WAITING, now(id).state());

    say(id, new ContactFact.Offered("ann", log.clock.instant().plusSeconds(20)));
    assertEquals(ContactLife.State.OFFERED, now(id).state());
    assertEquals(Instant.parse("2026-03-02T09:00:20Z"), now(id).offeredUntil());
    say(id, new ContactFact.Accepted("ann"));
    assertEquals(ContactLife.State.IN_HAND, now(id).state());
    say(id, new ContactFact.WrappedUp("ann", "SOLVED", "", 1));

    assertEquals(ContactLife.State.CLOSED, now(id).state());
    assertEquals(5, now(id).version());
  }

  @Test
  void anUnansweredContactKeepsItsPlaceAndAReopenedOneDoesNot() {
    ContactId id = opened(Channel.EMAIL);
    Instant place = now(id).queuedAt();
    log.clock.advance(Duration.ofMinutes(1));
    say(id, new ContactFact.Offered("ann", log.clock.instant()));
    say(id, new ContactFact.OfferMissed("ann", false));
    say(id, new ContactFact.Queued("benefits", ContactFact.Cause.NOT_ANSWERED));
    assertEquals(place, now(id).queuedAt());
    say(id, new ContactFact.WrappedUp("ann", "SOLVED", "", 1));

    boolean reopened = log.write(tx -> contacts.reopen(tx, id));

    assertEquals(true, reopened);
    assertEquals(log.clock.instant(), now(id).queuedAt());
    assertEquals(false, log.write(tx -> contacts.reopen(tx, id)), "it is open now");
  }

  @Test
  void aChatThatEndsBeforeAnybodyTookItIsClosedAndOneInHandIsNot() {
    ContactId waiting = opened(Channel.CHAT);
    ContactId inHand = opened(Channel.CHAT);
    say(inHand, new ContactFact.Accepted("ann"));

    say(waiting, new ChatFact.Ended(ChatFact.Author.CITIZEN));
    say(inHand, new ChatFact.Ended(ChatFact.Author.CITIZEN));

    assertEquals(ContactLife.State.CLOSED, now(waiting).state());
    assertEquals(ContactLife.State.IN_HAND, now(inHand).state());
  }

  @Test
  void aMissedCallIsClosedAndNeverWaitsInAQueueOfOurs() {
    ContactId id = new ContactId(log.uuids.next());
    Event.Subject call = new Event.Subject(MARY, id);
    log.happens(call, open(Channel.VOICE));
    assertEquals(ContactLife.State.RINGING, now(id).state());

    say(id, new CallFact.Changed(CallFact.State.MISSED, "caller hung up"));

    assertEquals(ContactLife.State.CLOSED, now(id).state());
  }

  @Test
  void theQueueHearsOfTheWholeLifeAndOfWhatIsSaidOnlyWhileItWaits() {
    ContactId id = opened(Channel.CHAT);
    Set<String> queue = Set.of(Topic.queue("benefits"));
    Set<String> ann = Set.of(Topic.agent("ann"));
    say(id, HELLO);
    assertEquals(3, heard(queue));

    say(id, new ContactFact.Accepted("ann"));
    say(id, HELLO);

    assertEquals(4, heard(queue));
    assertEquals(2, heard(ann));
  }

  @Test
  void anUnknownContactIsNotFound() {
    ContactId unknown = new ContactId(log.uuids.next());

    assertEquals(Optional.empty(), log.database.read(handle -> contacts.find(handle, unknown)));
    assertEquals(false, log.write(tx -> contacts.reopen(tx, unknown)));
  }

  @Test
  void theNewestContactOfACitizenOnAChannelIsFound() {
    opened(Channel.CHAT);
    log.clock.advance(Duration.ofSeconds(1));
    ContactId second = opened(Channel.CHAT);
    opened(Channel.EMAIL);

    Optional<Contact> newest =
        log.database.read(handle -> contacts.newest(handle, MARY, Channel.CHAT));

    assertEquals(second, newest.orElseThrow().id());
  }

  private int heard(Set<String> topics) {
    return log.page(topics).events().size();
  }

  private ContactId opened(Channel channel) {
    return log.write(tx -> contacts.open(tx, MARY, open(channel)));
  }

  private static ContactFact.Opened open(Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
  }

  private void say(ContactId id, Fact... facts) {
    log.happens(new Event.Subject(MARY, id), facts);
  }

  private Contact now(ContactId id) {
    return log.database.read(handle -> contacts.find(handle, id)).orElseThrow();
  }
}
