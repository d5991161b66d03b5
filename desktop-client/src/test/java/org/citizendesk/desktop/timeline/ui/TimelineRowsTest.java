// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.attachment.ui.Attached;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Older;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ChatFact.Author;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What each kind of entry becomes on the screen. */
class TimelineRowsTest {
  private static final CitizenId CITIZEN = new CitizenId(new UUID(0, 1));
  private static final ContactId CONTACT = new ContactId(new UUID(0, 2));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final FakeTimeline store = new FakeTimeline();
  private final List<TimelineEntry> entries = new ArrayList<>();
  private final TimelineRows rows =
      new TimelineRows(
          "priya",
          "Priya Shah",
          ZoneOffset.UTC,
          code -> "label of " + code,
          queue -> "queue " + queue);

  @Test
  void tellsTheReaderFromTheCitizenAndFromColleagues() {
    add(0, said(Author.CITIZEN, "Ana", "Hi"));
    add(1, said(Author.AGENT, "Priya Shah", "Hello"));
    add(2, said(Author.AGENT, "Sam Lee", "Me too"));

    List<TimelineRow.Bubble> bubbles = rows(TimelineRow.Bubble.class);

    assertEquals(
        List.of("Ana", "You", "Sam Lee"),
        bubbles.stream().map(TimelineRow.Bubble::author).toList());
    assertEquals(
        List.of(true, false, false), bubbles.stream().map(TimelineRow.Bubble::incoming).toList());
    assertEquals(
        List.of(false, true, false), bubbles.stream().map(row -> row.stamp().tells()).toList());
    assertEquals("10:43, You said: Hello. Accepted.", bubbles.get(1).spoken());
  }

  @Test
  void filesOfAChatAreListedAndReadAloud() {
    add(
        0,
        new ChatFact.Message(
            Author.CITIZEN,
            "Ana",
            "",
            List.of(new EmailFact.Attachment("a.pdf", "application/pdf", 184_320, "h"))));

    TimelineRow.Bubble bubble = rows(TimelineRow.Bubble.class).getFirst();

    assertEquals(List.of("a.pdf, 180 KB"), bubble.files().stream().map(Attached::words).toList());
    assertEquals("", bubble.files().getFirst().message());
    assertTrue(
        bubble.spoken().contains("Attachments, with the menu key: 1. a.pdf, 180 KB"),
        bubble.spoken());
  }

  @Test
  void saysHowFarAnOwnEntryHasComeAndWhyItWasRefused() {
    for (Delivery delivery : Delivery.values()) {
      entries.add(
          store.addOwn(
              CITIZEN, CONTACT, TestUi.START, delivery, new NoteFact.Written("priya", "x")));
    }

    assertEquals(
        List.of("Saved here", "Sent", "Accepted", "Not accepted: the chat had ended before"),
        rows(TimelineRow.Card.class).stream().map(row -> row.stamp().words()).toList());
  }

  @Test
  void beginsEachDayWithARow() {
    add(-60 * 24 * 9, said(Author.CITIZEN, "Ana", "a"));
    add(-60 * 24, said(Author.CITIZEN, "Ana", "b"));
    add(0, said(Author.CITIZEN, "Ana", "c"));
    add(1, said(Author.CITIZEN, "Ana", "d"));

    List<TimelineRow.Day> days = rows(TimelineRow.Day.class);

    assertTrue(days.getFirst().spoken().contains("12"), days.getFirst().spoken());
    assertEquals(
        List.of("Yesterday", "Today"),
        days.subList(1, 3).stream().map(TimelineRow.Day::spoken).toList());
  }

  @Test
  void givesEachRowAKeyOfItsOwnEvenWhenClocksDiffer() {
    add(0, said(Author.CITIZEN, "Ana", "a"));
    add(-60 * 24, said(Author.CITIZEN, "Ana", "b"));
    add(1, said(Author.CITIZEN, "Ana", "c"));

    List<String> keys = all().stream().map(TimelineRow::key).toList();

    assertEquals(keys.size(), Set.copyOf(keys).size());
  }

  @Test
  void keepsAllRowsBelowTheSameWhenOlderOnesComeAbove() {
    add(0, said(Author.CITIZEN, "Ana", "b"));
    add(60 * 24, said(Author.CITIZEN, "Ana", "c"));
    List<TimelineRow> before = all();
    entries.addFirst(
        store.add(
            CITIZEN, CONTACT, TestUi.START.minusSeconds(60), said(Author.CITIZEN, "Ana", "a")));

    List<TimelineRow> after = all();

    assertEquals(
        before.subList(2, before.size()),
        after.subList(after.size() - before.size() + 2, after.size()));
  }

  @Test
  void joinsACallIntoOneCard() {
    add(0, new CallFact.Changed(CallFact.State.RINGING, ""));
    add(1, new CallFact.Changed(CallFact.State.CONNECTED, ""));
    add(2, new NoteFact.Written("sam", "checked"));
    add(3, new CallFact.Changed(CallFact.State.HELD, ""));
    add(4, new CallFact.Changed(CallFact.State.CONNECTED, ""));
    add(5, new CallFact.Changed(CallFact.State.ENDED, "caller hung up"));

    List<TimelineRow.CallCard> calls = rows(TimelineRow.CallCard.class);

    assertEquals(1, calls.size());
    assertEquals("Call, 3:00 talked", calls.getFirst().title());
    assertEquals("on hold 1:00 (once) · caller hung up", calls.getFirst().detail());
    assertEquals("10:42", calls.getFirst().stamp().time());
  }

  @Test
  void showsACallAsFarAsItsSlowestPartHasCome() {
    add(0, new CallFact.Changed(CallFact.State.RINGING, ""));
    entries.add(
        store.addOwn(
            CITIZEN,
            CONTACT,
            TestUi.START,
            Delivery.SAVED_HERE,
            new CallFact.Changed(CallFact.State.MISSED, "")));

    TimelineRow.CallCard call = rows(TimelineRow.CallCard.class).getFirst();

    assertEquals("Missed call", call.title());
    assertEquals(Delivery.SAVED_HERE, call.stamp().delivery());
  }

  @Test
  void foldsAMailAndListsWhatCameWithIt() {
    add(
        0,
        received("News\n\nOn Monday, we wrote:\n> old", "", List.of("Part 2 could not be read.")));

    TimelineRow.Mail mail = rows(TimelineRow.Mail.class).getFirst();

    assertEquals("News", mail.text());
    assertEquals("On Monday, we wrote:\n> old", mail.quoted());
    assertFalse(mail.unfolded());
    assertEquals("No subject", mail.subject());
    assertEquals(
        List.of("a.pdf, 180 KB", "b.txt, 1 byte", "c.bin, 1.9 MB"),
        mail.attachments().stream().map(Attached::words).toList());
    assertTrue(mail.spoken().contains("Attachments, with the menu key: 3. a.pdf, 180 KB; b.txt"));
    assertEquals(List.of("Part 2 could not be read."), mail.notes());
  }

  @Test
  void unfoldsTheMailThatWasAskedFor() {
    TimelineEntry entry = add(0, received("News\n> old", "S", List.of()));

    List<TimelineRow> all =
        rows.of(
            entries, new TimelineRows.Reading(Set.of(entry.id()), Older.State.BEGINNING, TODAY));

    assertTrue(assertInstanceOf(TimelineRow.Mail.class, all.getLast()).unfolded());
  }

  @Test
  void saysThatAMailHasNoText() {
    add(0, received(" ", "S", List.of()));

    assertEquals("This mail has no text.", rows(TimelineRow.Mail.class).getFirst().text());
  }

  @Test
  void saysWhatKindOfMailItIsAndWhereItCameInAndWhereAnswersGo() {
    add(
        0,
        new EmailFact.Received(
            "<1@mail.test>",
            "forms@agency.test",
            List.of("aid@agency.test"),
            "S",
            "Hello",
            null,
            List.of(),
            "h",
            List.of(),
            new EmailFact.Way(
                List.of("Ben <ben@mail.test>"),
                "ana@mail.test",
                EmailFact.Kind.AUTO_GENERATED,
                new EmailFact.Source("aid@agency.test", "INBOX", 7),
                new ContactId(UUID.randomUUID()))));
    add(1, also("housing@agency.test"));
    add(2, also("housing@agency.test"));

    assertEquals(
        "From forms@agency.test · written by a machine · answers go to ana@mail.test"
            + " · copy to Ben <ben@mail.test> · came in at aid@agency.test, housing@agency.test",
        rows(TimelineRow.Mail.class).getFirst().address());
    assertTrue(
        rows(TimelineRow.Mail.class).getFirst().notes().getFirst().contains("earlier contact"));
    assertEquals(List.of(), rows(TimelineRow.Line.class));
  }

  private static EmailFact.AlsoReceived also(String mailbox) {
    return new EmailFact.AlsoReceived("<1@mail.test>", new EmailFact.Source(mailbox, "INBOX", 8));
  }

  @Test
  void tellsInTheReplyWhatTheMailSystemDidWithIt() {
    EventId sent = add(0, reply()).id();
    EventId failed = add(1, reply()).id();
    EventId delayed = add(2, reply()).id();
    add(3, reply());
    add(4, new EmailFact.Sent(sent, "<1@x>"));
    add(5, new EmailFact.SendFailed(failed, "no such user", true));
    add(6, new EmailFact.SendFailed(delayed, "busy", false));

    assertEquals(
        List.of(
            "The mail system took it",
            "Could not be sent: no such user",
            "Not sent yet, is tried again: busy",
            ""),
        rows(TimelineRow.Mail.class).stream().map(mail -> mail.transport().words()).toList());
    assertEquals(List.of(), rows(TimelineRow.Line.class));
  }

  @Test
  void tellsWhenAReplyIsToLeaveAlsoBeforeTheServerHasSaidSo() {
    Instant wished = TestUi.START.plus(Duration.ofDays(2));
    EmailFact.ReplyWritten later =
        new EmailFact.ReplyWritten(
            "priya",
            "ana@mail.test",
            "Re: S",
            "Yes.",
            null,
            List.of(),
            new EmailFact.Sending(List.of(), wished, null));
    EventId reply = add(0, later).id();
    String words = rows(TimelineRow.Mail.class).getFirst().transport().words();
    assertTrue(words.startsWith("Is to leave ") && words.contains("23"), words);

    add(1, new EmailFact.ReplyWaits(reply, "priya", wished));

    words = rows(TimelineRow.Mail.class).getFirst().transport().words();
    assertTrue(words.startsWith("Leaves ") && words.contains("23"), words);
  }

  @Test
  void tellsItInALineWhileTheReplyIsNotRead() {
    add(0, new EmailFact.Sent(new EventId(new UUID(7, 7)), "<1@x>"));

    assertEquals("The mail system took it", rows(TimelineRow.Line.class).getFirst().text());
  }

  @Test
  void joinsTheSmallThingsOfAContactIntoOneLine() {
    add(
        0,
        new ContactFact.Opened(Channel.CHAT, ContactFact.Direction.INBOUND, "Benefits", "", "Ana"));
    add(0, new ContactFact.Queued("Benefits", ContactFact.Cause.NEW));
    add(0, new ContactFact.Offered("lee", TestUi.START));
    add(1, new ContactFact.OfferMissed("lee", false));
    add(1, new ContactFact.Offered("priya", TestUi.START));
    add(1, new ContactFact.Accepted("priya"));

    assertEquals(
        List.of(
            "Chat with Ana for queue Benefits · Waiting in queue Benefits · Offered to lee · lee did not answer"
                + " · Offered to you · You took it"),
        rows(TimelineRow.Line.class).stream().map(TimelineRow.Line::text).toList());
  }

  @Test
  void showsWhoHandedAContactOnToWhomAndTheNoteThatGoesWithIt() {
    add(0, new ContactFact.Transferred("sam", "Benefits", "priya", "Knows the case."));
    add(1, new ContactFact.Transferred("priya", "Benefits", null, ""));

    TimelineRow.Card card = rows(TimelineRow.Card.class).getFirst();
    assertEquals("sam handed it on to you", card.title());
    assertEquals("Knows the case.", card.text());
    assertEquals(
        "You handed it on to queue Benefits", rows(TimelineRow.Line.class).getFirst().text());
  }

  @Test
  void keepsTheLinesOfTwoContactsApart() {
    add(0, new ChatFact.Ended(Author.CITIZEN));
    entries.add(
        store.add(
            CITIZEN,
            new ContactId(new UUID(0, 3)),
            TestUi.START,
            new ChatFact.Ended(Author.SYSTEM)));

    assertEquals(2, rows(TimelineRow.Line.class).size());
  }

  @Test
  void showsNotesQuotationsAndWrapUpsAsCards() {
    add(0, new NoteFact.Written("sam", "Call back."));
    add(1, new KnowledgeFact.Quoted("priya", "snap", 3, "Work rules", "7 CFR 273.24"));
    add(2, new KnowledgeFact.Quoted("sam", "snap", 1200, "Work rules", ""));
    add(3, new ContactFact.WrappedUp("priya", "answered", "All said.", 1));

    assertEquals(
        List.of(
            "Note by sam",
            "Quoted: Work rules",
            "Quoted: Work rules",
            "label of answered, wrapped up by you"),
        rows(TimelineRow.Card.class).stream().map(TimelineRow.Card::title).toList());
    assertEquals(
        List.of(
            "Call back.", "Version 3, 7 CFR 273.24, by you", "Version 1,200, by sam", "All said."),
        rows(TimelineRow.Card.class).stream().map(TimelineRow.Card::text).toList());
  }

  @Test
  void tellsAQuotationInANoteFromOneToTheCitizen() {
    KnowledgeFact.Quoted rules = new KnowledgeFact.Quoted("sam", "snap", 3, "Work rules", "");
    add(0, rules.readBy(KnowledgeFact.Reader.CITIZEN));
    add(1, rules.readBy(KnowledgeFact.Reader.COLLEAGUES));

    List<TimelineRow.Card> cards = rows(TimelineRow.Card.class);

    assertEquals(
        List.of("Quoted: Work rules", "Quoted in a note: Work rules"),
        cards.stream().map(TimelineRow.Card::title).toList());
    assertEquals(rules.readBy(KnowledgeFact.Reader.CITIZEN), cards.getFirst().quoted());
  }

  @Test
  void saysThatThereIsSomethingItCannotShow() {
    add(0, new UnknownFact(new Event.Content("letter.scanned", 2, "{}")));
    add(0, new ChatFact.Ended(Author.AGENT));

    List<TimelineRow.Line> lines = rows(TimelineRow.Line.class);

    assertEquals("Something this version cannot show", lines.getFirst().text());
    assertTrue(lines.getFirst().puzzling());
    assertEquals(2, lines.size());
  }

  @Test
  void hasWordsForEverySmallThing() {
    List<Fact> facts = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      for (ContactFact.Direction direction : ContactFact.Direction.values()) {
        facts.add(new ContactFact.Opened(channel, direction, "Q", "", "P"));
      }
    }
    for (ContactFact.Cause cause : ContactFact.Cause.values()) {
      facts.add(new ContactFact.Queued("Q", cause));
    }
    for (String agent : List.of("priya", "sam")) {
      facts.add(new ContactFact.Offered(agent, TestUi.START));
      facts.add(new ContactFact.OfferMissed(agent, true));
      facts.add(new ContactFact.OfferMissed(agent, false));
      facts.add(new ContactFact.Accepted(agent));
      facts.add(new ContactFact.Parked(agent, null));
      facts.add(new ContactFact.Parked(agent, TestUi.START));
      facts.add(new ContactFact.Resumed(agent));
      facts.add(new ContactFact.Transferred(agent, "Q", null, ""));
      facts.add(new ContactFact.Transferred(agent, "Q", "bea", ""));
    }
    for (CitizenFact.IdentifierKind kind : CitizenFact.IdentifierKind.values()) {
      facts.add(new CitizenFact.IdentifierLinked(kind, "V"));
    }
    facts.add(new CitizenFact.Described("N", ""));
    facts.add(new CitizenFact.Described("N", "es"));
    facts.add(said(Author.SYSTEM, "", "An agent will be with you."));
    for (Author author : Author.values()) {
      facts.add(new ChatFact.Ended(author));
    }
    facts.add(new ChatFact.Introduced("T", "", "", ""));
    facts.add(new ChatFact.Introduced("T", "a@b.test", "Q?", "A"));
    facts.add(new ChatFact.Rated(4, ""));
    facts.add(new ChatFact.Rated(4, "C"));

    List<String> texts = new ArrayList<>();
    for (Fact fact : facts) {
      entries.clear();
      add(0, fact);
      texts.add(rows(TimelineRow.Line.class).getFirst().text());
    }

    assertEquals(
        Set.copyOf(texts).size() + 1, texts.size(), "only the two chats read alike: " + texts);
  }

  @Test
  void leavesOutWhatIsNotAboutTheCitizen() {
    add(0, new AgentFact.StateChanged("sam", AgentFact.State.READY, "", AgentFact.Cause.AGENT));

    assertEquals(1, all().size());
  }

  @Test
  void saysWhatThereIsAbove() {
    Set<String> words = new java.util.HashSet<>();
    for (Older.State state : Older.State.values()) {
      TimelineRow top =
          rows.of(List.of(), new TimelineRows.Reading(Set.of(), state, TODAY)).getFirst();
      words.add(top.spoken());
      assertNotEquals("", top.spoken());
    }
    assertEquals(Older.State.values().length, words.size());
  }

  private TimelineEntry add(int minutes, Fact fact) {
    TimelineEntry entry =
        store.add(CITIZEN, CONTACT, TestUi.START.plus(Duration.ofMinutes(minutes)), fact);
    entries.add(entry);
    return entry;
  }

  private List<TimelineRow> all() {
    return rows.of(entries, new TimelineRows.Reading(Set.of(), Older.State.BEGINNING, TODAY));
  }

  private <R extends TimelineRow> List<R> rows(Class<R> kind) {
    return all().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static ChatFact.Message said(Author author, String name, String text) {
    return new ChatFact.Message(author, name, text);
  }

  private static EmailFact.ReplyWritten reply() {
    return new EmailFact.ReplyWritten("priya", "ana@mail.test", "Re: S", "Yes.", null);
  }

  private static EmailFact.Received received(String text, String subject, List<String> notes) {
    return new EmailFact.Received(
        "<1@mail.test>",
        "ana@mail.test",
        List.of("desk@agency.test"),
        subject,
        text,
        null,
        notes.isEmpty()
            ? List.of()
            : List.of(
                new EmailFact.Attachment("a.pdf", "application/pdf", 184_320, "h"),
                new EmailFact.Attachment("b.txt", "text/plain", 1, "h"),
                new EmailFact.Attachment("c.bin", "x/y", 1_992_294, "h")),
        "h",
        notes,
        null);
  }
}
