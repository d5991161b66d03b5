// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.Passwords;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What a desktop may push, rule by rule, over the real store. The user of its connection is ann.
 */
class PushRightsTest {
  private static final String ANN = "ann";
  private static final String BOB = "bob";
  private static final CitizenId MARY = new CitizenId(UUID.randomUUID());
  private static final Fact RINGS =
      new CallFact.Changed(CallFact.State.RINGING, "the telephone rings");
  private static final Fact HELLO = new ChatFact.Message(ChatFact.Author.AGENT, "Ann", "hello");
  private static final Fact BYE = new ChatFact.Ended(ChatFact.Author.AGENT);

  @TempDir Path folder;
  private TestLog log;
  private Contacts contacts;
  private Sessions sessions;
  private String session = "of-nobody";

  @BeforeEach
  void open() {
    contacts = new Contacts(new Uuids(Clock.systemUTC(), new Random(1)));
    LogRules rights = new LogRules(List.of(), List.of(new PushRights(contacts)), List.of());
    log = new TestLog(folder, Citizens.rules().and(Contacts.rules()).and(rights));
    sessions = new Sessions(log.database, new Random(3), log.uuids, log.clock);
  }

  @AfterEach
  void close() {
    log.close();
  }

  static List<Fact> whatOnlyTheServerKnows() {
    EventId reply = new EventId(UUID.randomUUID());
    return List.of(
        new ContactFact.Queued("benefits", ContactFact.Cause.TRANSFERRED),
        new ContactFact.Transferred(ANN, "benefits", null, ""),
        new ContactFact.Parked(ANN, null),
        new ContactFact.Resumed(ANN),
        new ContactFact.Offered(ANN, Instant.EPOCH),
        new ContactFact.OfferMissed(ANN, true),
        opened(Channel.CHAT),
        opened(Channel.EMAIL),
        new AgentFact.StateChanged(ANN, AgentFact.State.READY, "", AgentFact.Cause.AGENT),
        new ChatFact.Message(ChatFact.Author.CITIZEN, "Mary", "as if she had said it"),
        new ChatFact.Message(ChatFact.Author.SYSTEM, "", "as if we had said it"),
        new ChatFact.Ended(ChatFact.Author.CITIZEN),
        new ChatFact.Ended(ChatFact.Author.SYSTEM),
        new EmailFact.Received(
            "<1@c.test>", "m@c.test", List.of(), "", "", null, List.of(), "0", List.of(), null),
        new EmailFact.Sent(reply, "<2@city.test>"),
        new EmailFact.SendFailed(reply, "no", true));
  }

  @ParameterizedTest
  @MethodSource("whatOnlyTheServerKnows")
  void onlyTheServerSaysWhatOnlyTheServerKnows(Fact fact) {
    assertEquals("server-only", push(inHandOf(ANN, Channel.CHAT), fact));
  }

  static List<Fact> whatSomebodyDid(String agent) {
    return List.of(
        new ContactFact.Accepted(agent),
        new ContactFact.WrappedUp(agent, "SOLVED", "", 1),
        new EmailFact.ReplyWritten(agent, "m@c.test", "Re", "text", null),
        new NoteFact.Written(agent, "called back"),
        new KnowledgeFact.Quoted(agent, "article", 1, "Title", "§ 1"),
        new KnowledgeFact.Flagged(
            agent, "article", "en", 1, "Title", "", KnowledgeFact.Reason.WRONG, ""),
        new KnowledgeFact.FlagWithdrawn(agent, EventId.of("019348a1-0000-7000-8000-000000000011")));
  }

  static List<Fact> whatBobDid() {
    return whatSomebodyDid(BOB);
  }

  @ParameterizedTest
  @MethodSource("whatBobDid")
  void nobodySpeaksForSomebodyElse(Fact fact) {
    assertEquals("wrong-author", push(opened(MARY, Channel.VOICE), fact));
  }

  static List<Fact> whatNeedsAContact() {
    return List.of(
        RINGS,
        HELLO,
        BYE,
        new ContactFact.Accepted(ANN),
        new ContactFact.WrappedUp(ANN, "SOLVED", "", 1),
        new EmailFact.ReplyWritten(ANN, "m@c.test", "Re", "text", null));
  }

  @ParameterizedTest
  @MethodSource("whatNeedsAContact")
  void whatNeedsAContactNamesOneThatIsKnown(Fact fact) {
    Event.Subject unknown = new Event.Subject(MARY, new ContactId(UUID.randomUUID()));

    assertEquals("no-contact", push(new Event.Subject(MARY, null), fact));
    assertEquals("no-contact", push(unknown, fact));
  }

  @ParameterizedTest
  @MethodSource("whatNeedsAContact")
  void theContactIsTheCitizensOwn(Fact fact) {
    ContactId ofMary = opened(MARY, Channel.CHAT).contact();
    CitizenId john = new CitizenId(UUID.randomUUID());

    assertEquals("wrong-citizen", push(new Event.Subject(john, ofMary), fact));
  }

  @Test
  void eachChannelHasItsOwnFacts() {
    Event.Subject call = opened(MARY, Channel.VOICE);
    Event.Subject chat = inHandOf(ANN, Channel.CHAT);
    Event.Subject mail = inHandOf(ANN, Channel.EMAIL);
    Fact reply = new EmailFact.ReplyWritten(ANN, "m@c.test", "Re", "text", null);

    assertEquals("wrong-channel", push(chat, RINGS));
    assertEquals("wrong-channel", push(mail, HELLO));
    assertEquals("wrong-channel", push(call, BYE));
    assertEquals("wrong-channel", push(chat, reply));
    assertEquals("wrong-channel", push(mail, new ContactFact.Accepted(ANN)));
    assertEquals("taken", push(mail, reply));
  }

  @Test
  void aDesktopOpensItsOwnCallsOnceAndNothingElse() {
    Event.Subject call = new Event.Subject(MARY, new ContactId(UUID.randomUUID()));

    assertEquals("no-contact", push(new Event.Subject(MARY, null), opened(Channel.VOICE)));
    assertEquals("taken", push(call, opened(Channel.VOICE)));
    assertEquals("contact-exists", push(call, opened(Channel.VOICE)));
  }

  @Test
  void aCallIsTakenWhileItRingsAndOnlyOnce() {
    Event.Subject call = opened(MARY, Channel.VOICE);

    assertEquals("taken", push(call, RINGS));
    assertEquals("taken", push(call, new ContactFact.Accepted(ANN)));
    assertEquals("changed-meanwhile", push(call, new ContactFact.Accepted(ANN)));
    assertEquals(ContactLife.State.IN_HAND, now(call).state());
  }

  @Test
  void aMissedCallCannotBeTakenAnyMore() {
    Event.Subject call = opened(MARY, Channel.VOICE);
    push(call, new CallFact.Changed(CallFact.State.MISSED, "the caller hung up"));

    assertEquals("changed-meanwhile", push(call, new ContactFact.Accepted(ANN)));
    assertEquals(ContactLife.State.CLOSED, now(call).state());
  }

  @Test
  void anAgentSpeaksOnlyInAChatThatIsInHerHands() {
    Event.Subject waiting = opened(MARY, Channel.CHAT);
    Event.Subject offered = opened(MARY, Channel.CHAT);
    log.happens(offered, new ContactFact.Offered(ANN, log.clock.instant().plusSeconds(20)));

    assertEquals("not-yours", push(waiting, HELLO));
    assertEquals("not-yours", push(offered, HELLO));
    assertEquals("not-yours", push(inHandOf(BOB, Channel.CHAT), HELLO));
    assertEquals("not-yours", push(inHandOf(BOB, Channel.CHAT), BYE));
    assertEquals("taken", push(inHandOf(ANN, Channel.CHAT), HELLO));
    assertEquals("taken", push(inHandOf(ANN, Channel.CHAT), BYE));
  }

  @Test
  void aContactIsWrappedUpByItsOwnerOnceAndByNobodyElse() {
    Event.Subject hers = inHandOf(ANN, Channel.CHAT);
    Fact done = new ContactFact.WrappedUp(ANN, "SOLVED", "", 1);

    assertEquals("changed-meanwhile", push(inHandOf(BOB, Channel.CHAT), done));
    assertEquals("taken", push(hers, done));
    assertEquals("changed-meanwhile", push(hers, done));
  }

  @Test
  void aChatThatWentBackToItsQueueWhileTheLinkWasLostMayStillBeWrappedUp() {
    Event.Subject hers = inHandOf(ANN, Channel.CHAT);
    log.happens(hers, new ContactFact.Queued("benefits", ContactFact.Cause.LINK_LOST));

    assertEquals("taken", push(hers, new ContactFact.WrappedUp(ANN, "SOLVED", "", 1)));
    assertEquals(ContactLife.State.CLOSED, now(hers).state());
  }

  @Test
  void identifiersAreNotBlank() {
    Event.Subject mary = new Event.Subject(MARY, null);
    CitizenFact.IdentifierKind phone = CitizenFact.IdentifierKind.PHONE;

    assertEquals("blank-identifier", push(mary, new CitizenFact.IdentifierLinked(phone, " \t")));
    assertEquals("taken", push(mary, new CitizenFact.IdentifierLinked(phone, "+12025550123")));
  }

  @Test
  void whoHasReadAnArticleSaysSoOfHerselfOnly() {
    Fact ofBob = new KnowledgeFact.ReadConfirmed(BOB, "article", "en", 1, "Title");
    Fact ofAnn = new KnowledgeFact.ReadConfirmed(ANN, "article", "en", 1, "Title");
    Event.Subject ann = new Event.Subject(CitizenId.ofAgent(ANN), null);

    assertEquals("wrong-author", push(ann, ofBob));
    assertEquals("wrong-citizen", push(new Event.Subject(MARY, null), ofAnn));
    assertEquals("taken", push(ann, ofAnn));
  }

  static List<Fact> whatAnybodyMaySay() {
    return List.of(
        new CitizenFact.Described("Mary Example", "en"),
        new NoteFact.Written(ANN, "asked for a form"),
        new KnowledgeFact.Quoted(ANN, "article", 1, "Title", "§ 1"),
        new KnowledgeFact.Searched("lost card", 0, "en", "snap", "", "", ""),
        new KnowledgeFact.Found(
            "lost card", "en", "snap", "", "article", 1, "", KnowledgeFact.Use.READ),
        new UnknownFact(new Event.Content("from.the-future", 3, "{}")));
  }

  @ParameterizedTest
  @MethodSource("whatAnybodyMaySay")
  void aboutACitizenAnybodyMaySayWhatSheKnows(Fact fact) {
    assertEquals("taken", push(new Event.Subject(MARY, null), fact));
  }

  @ParameterizedTest
  @MethodSource("whatBobDid")
  void whatAColleagueLeftOnTheSharedDesktopIsPushedForHim(Fact fact) {
    session = signedIn(BOB, log.desktop.id());
    Event.Subject call = opened(MARY, Channel.VOICE);
    Event.Subject about = fact instanceof EmailFact ? opened(MARY, Channel.EMAIL) : call;

    assertEquals("taken", push(about, fact));
  }

  @Test
  void aColleaguesSessionCountsOnlyOnTheDesktopWhereItWasAndOnlyForHim() {
    Event.Subject mary = new Event.Subject(MARY, null);
    String elsewhere = signedIn(BOB, TestDesktop.newDevice().id());
    String ofAnother = signedIn("cat", log.desktop.id());
    Fact note = new NoteFact.Written(BOB, "called back");

    session = elsewhere;
    assertEquals("wrong-author", push(mary, note));
    session = ofAnother;
    assertEquals("wrong-author", push(mary, note));
    session = "invented";
    assertEquals("wrong-author", push(mary, note));
  }

  @Test
  void aRefusalSaysWhoIsMeantAndKeepsTheQueueGoing() {
    Event.Subject mary = new Event.Subject(MARY, null);
    var outcome = log.push(ANN, session, mary, new NoteFact.Written(BOB, "called back"));

    String text = outcome.rejected().getFirst().text();
    assertTrue(text.contains(BOB) && text.contains("not signed in"), text);
    assertEquals(1, outcome.uptoSeq());
    assertEquals("taken", push(mary, new NoteFact.Written(ANN, "next")));
  }

  private String signedIn(String name, DeviceId device) {
    Accounts accounts = new Accounts(log.database, new Passwords(new Random(2), 1), log.clock);
    char[] password = "a long password".toCharArray();
    var user = accounts.create(name, name, password, Set.of(Role.AGENT));
    Sessions.Session opened = sessions.open(user).session();
    sessions.bind(opened, device);
    return opened.id();
  }

  private String push(Event.Subject about, Fact fact) {
    return TestLog.code(log.push(ANN, session, about, fact));
  }

  private Contact now(Event.Subject about) {
    return log.database.read(handle -> contacts.find(handle, about.contact())).orElseThrow();
  }

  private Event.Subject opened(CitizenId citizen, Channel channel) {
    if (channel == Channel.VOICE) {
      Event.Subject call = new Event.Subject(citizen, new ContactId(log.uuids.next()));
      log.happens(call, opened(channel));
      return call;
    }
    return new Event.Subject(citizen, log.write(tx -> contacts.open(tx, citizen, opened(channel))));
  }

  private Event.Subject inHandOf(String agent, Channel channel) {
    Event.Subject about = opened(MARY, channel);
    log.happens(about, new ContactFact.Accepted(agent));
    return about;
  }

  private static ContactFact.Opened opened(Channel channel) {
    return new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "benefits", "", "party");
  }
}
