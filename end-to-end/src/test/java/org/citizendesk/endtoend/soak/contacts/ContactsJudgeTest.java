// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.soak.contacts.ContactsJudge.Findings;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.ContactFact.Cause;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.EventId;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each thing that can go wrong is planted into a run that went well, and must be found. */
class ContactsJudgeTest {
  private static final String MAIL = "<question@citizens.example.org>";
  private static final String LETTER = "<letter@agency.example.org>";
  private static final String ANN = "ann";
  private static final String BOB = "bob";

  private final List<Happening> log = new ArrayList<>();
  private final List<CitizenSide.Chat> chats = new ArrayList<>();
  private final List<String> mails = new ArrayList<>(List.of(MAIL));
  private final List<CitizenSide.Letter> letters =
      new ArrayList<>(List.of(new CitizenSide.Letter(LETTER, MAIL)));
  private final UUID chat = UUID.randomUUID();
  private final UUID thread = UUID.randomUUID();
  private long now = 1000;

  /** A chat and a mail are answered; the chat was with somebody before, whose desktop was lost. */
  private void aGoodRun() {
    chatIsTaken();
    after(2000, chat, new ContactFact.Queued("web", Cause.LINK_LOST));
    offer(chat, BOB, 30);
    accept(chat, BOB);
    endChat(answer(chat));
    mailIsTaken();
    UUID reply = after(300, thread, reply());
    after(500, thread, new EmailFact.Sent(new EventId(reply), LETTER));
    wrapUp(thread, ANN);
  }

  private void chatIsTaken() {
    open(chat, Channel.CHAT);
    after(
        0, null, new AgentFact.StateChanged(ANN, AgentFact.State.READY, "", AgentFact.Cause.AGENT));
    offer(chat, ANN, 20);
    accept(chat, ANN);
  }

  private void mailIsTaken() {
    open(thread, Channel.EMAIL);
    after(0, thread, received());
    offer(thread, ANN, 40);
    accept(thread, ANN);
  }

  private UUID answer(UUID contact) {
    UUID question = said(contact, ChatFact.Author.CITIZEN, "May I?");
    return said(contact, ChatFact.Author.AGENT, "Answer to " + question + ": yes.");
  }

  private void endChat(UUID answer) {
    after(100, chat, new ChatFact.Ended(ChatFact.Author.CITIZEN));
    wrapUp(chat, BOB);
    chats.add(new CitizenSide.Chat(chat, 1, List.of(answer.toString()), false, true));
  }

  @Test
  void aRunInWhichAllWentWellHasNoViolationAndItsFigures() {
    aGoodRun();

    Findings found = judge();

    assertEquals(List.of(), found.complaints());
    assertTrue(found.isClean());
    assertEquals(2, found.arrived());
    assertEquals(2, found.answered());
    assertEquals(3, found.offered());
    assertEquals(1, found.returned());
    assertEquals(0, found.stillOpen());
    assertEquals(0.13, found.longestWaitSeconds(), "from queued to taken");
    assertEquals(40, found.offerP99Ms());
    assertTrue(found.offersPerSecond() > 0.5, found.toString());
  }

  @Test
  void whatWaitsOrIsInHandAtTheEndIsNotLost() {
    mailIsTaken();
    open(chat, Channel.CHAT);
    said(chat, ChatFact.Author.CITIZEN, "Hello?");
    chats.add(new CitizenSide.Chat(chat, 1, List.of(), false, true));
    letters.clear();

    Findings found = judge();

    assertTrue(found.isClean(), found.toString());
    assertEquals(2, found.stillOpen());
    assertEquals(0, found.answered());
  }

  @Test
  void aCitizenWhoLeftBeforeAnAnswerWasNotLost() {
    open(chat, Channel.CHAT);
    said(chat, ChatFact.Author.CITIZEN, "Hello?");
    after(10, chat, new ChatFact.Ended(ChatFact.Author.CITIZEN));
    chats.add(new CitizenSide.Chat(chat, 1, List.of(), true, false));
    mails.clear();
    letters.clear();

    Findings found = judge();

    assertTrue(found.isClean(), found.toString());
    assertEquals(1, found.gaveUp());
    assertEquals(0.02, found.longestWaitSeconds());
  }

  @Test
  void aMailThatTheLogLacksIsLost() {
    mails.add("<gone@citizens.example.org>");
    assertLost("mail <gone@citizens.example.org> was taken and is not in the log");
  }

  @Test
  void aLetterThatDidNotComeIsLost() {
    letters.clear();
    assertLost("the letter did not come");
  }

  @Test
  void aLetterOfWhichTheLogKnowsNothingIsLostToTheAgency() {
    letters.add(new CitizenSide.Letter("<other@agency.example.org>", MAIL));
    aGoodRun();

    Findings found = judge();

    assertEquals(1, found.lost(), found.toString());
    assertEquals(1, found.doubleAnswered(), found.toString());
  }

  @Test
  void anAnswerThatWasWrittenAndNeverSentIsLost() {
    mailIsTaken();
    after(100, thread, reply());
    wrapUp(thread, ANN);
    letters.clear();

    assertTrue(judge().complaints().getFirst().contains("an answer that was not sent"));
  }

  @Test
  void aMailThatIsClosedWithoutAnAnswerIsLost() {
    mailIsTaken();
    wrapUp(thread, ANN);
    letters.clear();

    assertTrue(judge().complaints().getFirst().contains("closed without an answer"));
  }

  @Test
  void wordsOfACitizenThatTheLogLacksAreLost() {
    UUID elsewhere = UUID.randomUUID();
    chats.add(new CitizenSide.Chat(elsewhere, 2, List.of(), true, false));
    assertLost("chat " + elsewhere + " lacks the citizen's words");
  }

  @Test
  void anAnswerThatACitizenDidNotSeeIsLost() {
    aGoodRun();
    chats.set(0, new CitizenSide.Chat(chat, 1, List.of(), false, true));

    assertTrue(judge().complaints().getFirst().contains("did not show an answer"));
  }

  @Test
  void anAnswerThatACitizenSawAndTheLogLacksIsLost() {
    aGoodRun();
    List<String> seen = new ArrayList<>(chats.getFirst().answers());
    seen.add(UUID.randomUUID().toString());
    chats.set(0, new CitizenSide.Chat(chat, 1, seen, false, true));

    assertTrue(judge().complaints().getFirst().contains("showed what is not in the log"));
  }

  @Test
  void aSecondAnswerToTheSameMailIsFoundInTheLog() {
    aGoodRun();
    UUID again = after(10, thread, reply());
    after(10, thread, new EmailFact.Sent(new EventId(again), "<second@agency.example.org>"));
    letters.add(new CitizenSide.Letter("<second@agency.example.org>", MAIL));

    assertDoubled(1);
  }

  @Test
  void aSecondAnswerToTheSameWordsInAChatIsFound() {
    chatIsTaken();
    UUID question = said(chat, ChatFact.Author.CITIZEN, "May I?");
    said(chat, ChatFact.Author.AGENT, "Answer to " + question + ": yes.");
    said(chat, ChatFact.Author.AGENT, "Answer to " + question + ": no.");
    mails.clear();
    letters.clear();

    assertDoubled(1);
  }

  @Test
  void anAnswerThatIsShownTwiceIsFound() {
    aGoodRun();
    String once = chats.getFirst().answers().getFirst();
    chats.set(0, new CitizenSide.Chat(chat, 1, List.of(once, once), false, true));

    assertDoubled(1);
  }

  @Test
  void aLetterThatComesAgainUnderTheSameIdIsToldButNoSecondAnswer() {
    aGoodRun();
    letters.add(letters.getFirst());

    Findings found = judge();

    assertTrue(found.isClean(), found.toString());
    assertEquals(1, found.repeatedDeliveries());
  }

  @Test
  void aMailThatStandsInTheLogTwiceIsFound() {
    aGoodRun();
    after(10, thread, received());

    assertEquals(1, judge().takenTwice());
    assertFalse(judge().isClean());
  }

  @Test
  void anOfferToSomebodyWhoHasNoRoomIsFound() {
    for (int i = 0; i < 2; i++) {
      UUID other = UUID.randomUUID();
      open(other, Channel.CHAT);
      offer(other, ANN, 5);
      accept(other, ANN);
    }
    mailIsTaken();

    assertViolation("who has no room");
  }

  @Test
  void aSecondMailForSomebodyWhoMayHaveOneIsFound() {
    UUID other = UUID.randomUUID();
    open(other, Channel.EMAIL);
    offer(other, ANN, 5);
    accept(other, ANN);
    mailIsTaken();

    assertViolation("who has no room");
  }

  @Test
  void whatIsHandedOnWaitsForItsColleagueWithoutCountingAsSlow() {
    aGoodRun();
    open(chat, Channel.CHAT);
    offer(chat, ANN, 10);
    accept(chat, ANN);
    after(10, chat, new ContactFact.Transferred(ANN, "web", BOB, ""));
    after(0, chat, new ContactFact.Queued("web", Cause.TRANSFERRED));
    offer(chat, BOB, 5000);
    accept(chat, BOB);
    wrapUp(chat, BOB);

    Findings found = judge();

    assertTrue(found.isClean(), found.toString());
    assertEquals(1, found.handedOn());
    assertEquals(40, found.offerP99Ms());
  }

  @Test
  void whatIsPutAsideTakesNoRoomAndOnlyItsAgentGoesOnWithIt() {
    mailIsTaken();
    after(10, thread, new ContactFact.Parked(ANN, null));
    open(chat, Channel.CHAT);
    offer(chat, ANN, 10);
    accept(chat, ANN);
    UUID other = UUID.randomUUID();
    open(other, Channel.EMAIL);
    offer(other, ANN, 10);
    accept(other, ANN);
    assertEquals(0, judge().capacityViolations(), judge().toString());
    assertEquals(1, judge().parked());

    after(10, thread, new ContactFact.Resumed(BOB));

    assertViolation("is taken up by bob while it is PARKED with ann");
  }

  @Test
  void anAnswerThatIsHeldWaitsForItsAuthorAndOneThatIsNotIsLost() {
    mailIsTaken();
    letters.clear();
    EventId reply = new EventId(after(300, thread, reply()));
    assertEquals(1, judge().lost(), judge().toString());

    after(1, thread, new EmailFact.ReplyHeld(reply, ANN, EmailFact.Why.WROTE_AGAIN, "a"));
    assertTrue(judge().isClean(), judge().toString());
    assertEquals(0, judge().answered());

    after(1, thread, new EmailFact.ReplyReleased(reply, ANN));
    assertEquals(1, judge().lost(), judge().toString());

    after(1, thread, new EmailFact.ReplyWithdrawn(reply, ANN));
    assertTrue(judge().isClean(), judge().toString());
  }

  @Test
  void aSecondOfferToTheSameAgentIsFound() {
    open(thread, Channel.EMAIL);
    open(chat, Channel.CHAT);
    offer(thread, ANN, 5);
    offer(chat, ANN, 5);

    assertViolation("is a second offer to ann");
  }

  @Test
  void aContactThatIsOfferedWhileSomebodyHasItIsFound() {
    mailIsTaken();
    offer(thread, BOB, 5);

    assertViolation("is offered to bob while it is IN_HAND with ann");
  }

  @Test
  void aContactThatIsTakenByAnotherThanItWasOfferedToIsFound() {
    open(thread, Channel.EMAIL);
    offer(thread, ANN, 5);
    accept(thread, BOB);

    assertViolation("is taken by bob while it is OFFERED with ann");
  }

  @Test
  void whatWaitsToTheEndCountsAsAWait() {
    open(thread, Channel.EMAIL);
    after(
        90_000,
        null,
        new AgentFact.StateChanged(ANN, AgentFact.State.BUSY, "", AgentFact.Cause.SYSTEM));

    assertEquals(90, judge().longestWaitSeconds());
  }

  private void assertLost(String complaint) {
    aGoodRun();
    Findings found = judge();
    assertTrue(found.lost() >= 1, found.toString());
    assertFalse(found.isClean());
    assertTrue(found.complaints().getFirst().contains(complaint), found.toString());
  }

  private void assertDoubled(int times) {
    Findings found = judge();
    assertEquals(times, found.doubleAnswered(), found.toString());
    assertFalse(found.isClean());
  }

  private void assertViolation(String complaint) {
    Findings found = judge();
    assertEquals(1, found.capacityViolations(), found.toString());
    assertFalse(found.isClean());
    assertTrue(found.complaints().getFirst().contains(complaint), found.toString());
  }

  private Findings judge() {
    return ContactsJudge.judge(
        log, new CitizenSide(chats, mails, letters), new Capacity(1, 2, 1, 2));
  }

  private void open(UUID contact, Channel channel) {
    after(
        100,
        contact,
        new ContactFact.Opened(channel, ContactFact.Direction.INBOUND, "web", "", "somebody"));
    after(0, contact, new ContactFact.Queued("web", Cause.NEW));
  }

  private void offer(UUID contact, String agent, long waited) {
    after(waited, contact, new ContactFact.Offered(agent, Instant.EPOCH));
  }

  private void accept(UUID contact, String agent) {
    after(90, contact, new ContactFact.Accepted(agent));
  }

  private void wrapUp(UUID contact, String agent) {
    after(50, contact, new ContactFact.WrappedUp(agent, "answered", "", 1));
  }

  private UUID said(UUID contact, ChatFact.Author author, String text) {
    return after(10, contact, new ChatFact.Message(author, "somebody", text));
  }

  private static EmailFact.Received received() {
    return new EmailFact.Received(
        MAIL,
        "a@example.org",
        List.of(),
        "Question",
        "May I?",
        null,
        List.of(),
        "raw",
        List.of(),
        null);
  }

  private static EmailFact.ReplyWritten reply() {
    return new EmailFact.ReplyWritten(ANN, "a@example.org", "Re: Question", "Yes.", MAIL);
  }

  private UUID after(long millis, UUID contact, Fact fact) {
    now += millis;
    UUID id = UUID.randomUUID();
    log.add(new Happening(id, contact, now, fact));
    return id;
  }
}
