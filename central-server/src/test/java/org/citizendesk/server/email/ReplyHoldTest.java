// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.EmailFact.Why;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.email.EmailOutbox.State;
import org.citizendesk.server.email.mime.Mail;
import org.citizendesk.server.log.PushOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A citizen is answered once: what waits, what is held, and who may let it go. */
class ReplyHoldTest {
  private static final String MARIA = "maria@citizen.test";
  private static final String ANN = "ann";
  private static final String BEN = "ben";

  @TempDir Path data;
  private MailDesk desk;
  private Event.Subject opened;
  private Event.Subject about;
  private EventId first;
  private long uid;

  @BeforeEach
  void open() {
    open(MailDesk.unconnected());
    mail("Message-ID: <1@c.test>\nCc: Carl <carl@citizen.test>");
    about = desk.eventsOf(EmailFact.Received.class).getFirst().subject();
    opened = about;
    first = newest(EmailFact.Received.class);
    desk.happens(about, new ContactFact.Accepted(ANN));
  }

  private void open(MailboxSettings box) {
    Manners manners = new Manners(true, "", 30, 20, Duration.ofSeconds(15));
    desk = new MailDesk(data, new EmailSettings(List.of(box), manners));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void mail(String headers) {
    uid++;
    desk.intake.take(
        new MailPlace(MailDesk.ADDRESS, 1, uid),
        Mail.raw("From: Maria <" + MARIA + ">\nSubject: Rent\n" + headers + "\n\nwords " + uid),
        List.of());
  }

  private EventId newest(Class<? extends Fact> kind) {
    return desk.eventsOf(kind).getLast().id();
  }

  private EventId writes(String agent, EventId seen) {
    return writes(agent, seen, null);
  }

  private EventId writes(String agent, EventId seen, @Nullable Instant notBefore) {
    assertEquals(List.of(), push(agent, List.of(), seen, notBefore).rejected());
    return newest(EmailFact.ReplyWritten.class);
  }

  private PushOutcome push(
      String agent, List<String> cc, @Nullable EventId seen, @Nullable Instant notBefore) {
    return desk.pushAs(
        agent,
        about,
        new EmailFact.ReplyWritten(
            agent,
            MARIA,
            "Re: Rent",
            "words of " + agent,
            about.equals(opened) ? "<1@c.test>" : null,
            List.of(),
            new EmailFact.Sending(cc, notBefore, seen)));
  }

  private EmailOutbox.Row row(EventId reply) {
    return desk.log.read(handle -> EmailOutbox.find(handle, reply)).orElseThrow();
  }

  private boolean leaves(EventId reply) {
    return desk.log.write(tx -> ReplyHold.leave(tx, row(reply))).join();
  }

  private Outcome ask(String user, Command command) {
    ReplyCommands commands = new ReplyCommands(desk.contacts);
    return desk.log
        .write(tx -> commands.decide(tx, user, command, desk.clock.instant()))
        .join()
        .orElseThrow();
  }

  private Outcome.Code refusal(String user, Command command) {
    return assertInstanceOf(Outcome.Refused.class, ask(user, command)).code();
  }

  private void done(String user, Command command) {
    assertEquals(new Outcome.Done(), ask(user, command));
  }

  private void held(EventId reply, Why why, String other) {
    assertEquals(State.HELD, row(reply).state());
    EmailFact.ReplyHeld held = desk.facts(EmailFact.ReplyHeld.class).getLast();
    assertEquals(reply, held.reply());
    assertEquals(why + " " + other, held.why() + " " + held.other());
  }

  @Test
  void aReplyWaitsAndCanBeTakenBackUntilItLeaves() {
    EventId reply = writes(ANN, first);

    EmailOutbox.Row row = row(reply);
    assertEquals(State.WAITING, row.state());
    assertEquals(row.writtenAt().plusSeconds(15), row.dueAt());
    EmailFact.ReplyWaits waits = desk.facts(EmailFact.ReplyWaits.class).getFirst();
    assertEquals(new EmailFact.ReplyWaits(reply, ANN, waits.until()), waits);
    assertEquals(row.dueAt(), waits.until().truncatedTo(ChronoUnit.MILLIS));

    done(ANN, new Command.WithdrawReply(reply));
    done(ANN, new Command.WithdrawReply(reply));

    assertEquals(State.WITHDRAWN, row(reply).state());
    assertTrue(desk.next().isEmpty());
    assertFalse(desk.log.write(tx -> ReplyHold.leave(tx, row)).join(), "also if just picked up");
    assertEquals(1, desk.facts(EmailFact.ReplyWithdrawn.class).size());
    assertEquals(Outcome.Code.INVALID, refusal(ANN, new Command.ReleaseReply(reply, null)));
  }

  @Test
  void whatHasLeftCannotBeTakenBack() {
    EventId reply = writes(ANN, first);
    assertTrue(leaves(reply));

    assertEquals(Outcome.Code.TOO_LATE, refusal(ANN, new Command.WithdrawReply(reply)));
    desk.sentAll();
    assertEquals(Outcome.Code.TOO_LATE, refusal(ANN, new Command.WithdrawReply(reply)));
    assertEquals(
        Outcome.Code.NOT_FOUND,
        refusal(ANN, new Command.WithdrawReply(new EventId(desk.uuids.next()))));
  }

  @Test
  void ofTwoWhoAnswerTheSameMailTheSecondIsAsked() {
    EventId ann = writes(ANN, first);
    EventId ben = writes(BEN, first);

    held(ben, Why.ANSWERED, ANN);
    assertTrue(leaves(ann), "a reply that is held is no answer");
    assertEquals(1, desk.facts(EmailFact.ReplyHeld.class).size());
  }

  @Test
  void whoeverHasTheContactNowIsAskedTooIfSheHadNotSeenTheAnswer() {
    writes(ANN, first);
    desk.happens(about, new ContactFact.Accepted(BEN));

    EventId blind = writes(BEN, first);
    EventId knowing = writes(BEN, newest(EmailFact.ReplyWritten.class));

    held(blind, Why.ANSWERED, ANN);
    assertEquals(State.WAITING, row(knowing).state());
  }

  @Test
  void anAnswerThatWasTakenBackIsNone() {
    done(ANN, new Command.WithdrawReply(writes(ANN, first)));
    desk.happens(about, new ContactFact.Accepted(BEN));

    assertEquals(State.WAITING, row(writes(BEN, first)).state());
  }

  @Test
  void aReplyToWhatIsNoLongerTheNewestIsHeld() {
    mail("In-Reply-To: <1@c.test>");

    held(writes(ANN, first), Why.WROTE_AGAIN, "Maria <" + MARIA + ">");
    assertEquals(State.WAITING, row(writes(ANN, newest(EmailFact.Received.class))).state());
  }

  @Test
  void whatHappensWhileAReplyWaitsHoldsItToo() {
    EventId reply = writes(ANN, first, desk.clock.instant().plusSeconds(7200));
    mail("In-Reply-To: <1@c.test>");

    assertFalse(leaves(reply));

    held(reply, Why.WROTE_AGAIN, "Maria <" + MARIA + ">");
    assertFalse(leaves(reply));
  }

  @Test
  void whatMachinesWriteHoldsNothing() {
    EventId reply = writes(ANN, first);
    mail("In-Reply-To: <1@c.test>\nAuto-Submitted: auto-replied");

    assertTrue(leaves(reply));
  }

  @Test
  void onesOwnEarlierReplyHoldsNothing() {
    writes(ANN, first);

    assertEquals(State.WAITING, row(writes(ANN, first)).state());
  }

  @Test
  void aReplyThatWasTriedBeforeIsNotHeldAnyMore() {
    EventId reply = writes(ANN, first);
    desk.log
        .write(
            tx -> {
              EmailOutbox.failed(tx.handle(), row(reply), desk.clock.instant());
              return true;
            })
        .join();
    mail("In-Reply-To: <1@c.test>");

    assertTrue(leaves(reply), "the mail server may have it already");
  }

  @Test
  void whatWasWrittenOfflineGoesOutIfNobodyElseTookTheContact() {
    desk.happens(about, new ContactFact.Queued("mail", ContactFact.Cause.LINK_LOST));

    assertEquals(State.WAITING, row(writes(ANN, first)).state());
  }

  @Test
  void whatWasWrittenOfflineIsHeldIfAColleagueHasTheContactNow() {
    desk.happens(about, new ContactFact.Queued("mail", ContactFact.Cause.LINK_LOST));
    desk.happens(about, new ContactFact.Accepted(BEN));

    held(writes(ANN, first), Why.NOT_YOURS, BEN);
  }

  @Test
  void whoNeverHadTheContactIsHeld() {
    mail("Message-ID: <9@c.test>");
    about = desk.eventsOf(EmailFact.Received.class).getLast().subject();

    held(writes(BEN, newest(EmailFact.Received.class)), Why.NOT_YOURS, "");
  }

  @Test
  void sendAnywayNeedsTheEyesOnWhatIsNewest() {
    EventId ann = writes(ANN, first);
    EventId ben = writes(BEN, first);

    assertEquals(
        Outcome.Code.CHANGED_MEANWHILE, refusal(BEN, new Command.ReleaseReply(ben, first)));
    assertEquals(State.HELD, row(ben).state());
    done(BEN, new Command.ReleaseReply(ben, ann));

    assertEquals(State.WAITING, row(ben).state());
    assertFalse(row(ben).dueAt().isAfter(desk.clock.instant()));
    mail("In-Reply-To: <1@c.test>");
    assertTrue(leaves(ben), "it was said once and for all");
    assertFalse(leaves(ann), "the other one has not seen this");
    assertEquals(1, desk.facts(EmailFact.ReplyReleased.class).size());
  }

  @Test
  void aWaitingReplyCanBeLetGoAtOnce() {
    EventId reply = writes(ANN, first, desk.clock.instant().plusSeconds(7200));

    done(ANN, new Command.ReleaseReply(reply, reply));

    assertFalse(row(reply).dueAt().isAfter(desk.clock.instant()));
  }

  @Test
  void onlyItsAuthorAndWhoHasTheContactHaveASay() {
    desk.happens(about, new ContactFact.Accepted(BEN));
    EventId ben = writes(BEN, first);

    assertEquals(Outcome.Code.FORBIDDEN, refusal("carol", new Command.WithdrawReply(ben)));
    assertEquals(Outcome.Code.FORBIDDEN, refusal(ANN, new Command.ReleaseReply(ben, null)));
    desk.happens(about, new ContactFact.Accepted(ANN));
    done(ANN, new Command.WithdrawReply(ben));
  }

  @Test
  void takingBackTheAnswerOfAClosedContactPutsItBackIntoItsQueue() {
    EventId reply = writes(ANN, first);
    desk.happens(about, new ContactFact.WrappedUp(ANN, "answered", "", 1));

    done(ANN, new Command.WithdrawReply(reply));

    assertEquals(1, desk.contactsIn(ContactLife.State.WAITING).size());
  }

  @Test
  void aReplyCanWaitForItsTimeButNotForEver() {
    Instant tomorrow = desk.clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

    assertEquals(tomorrow, row(writes(ANN, first, tomorrow)).dueAt());
    assertEquals(
        "too-far-ahead",
        push(ANN, List.of(), first, tomorrow.plus(Duration.ofDays(400)))
            .rejected()
            .getFirst()
            .code());
  }

  @Test
  void whatWaitsForItsTimeDoesSoAlsoAfterARestartAndCanStillBeTakenBack() {
    Instant tomorrow = desk.clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    EventId reply = writes(ANN, first, tomorrow);
    desk.close();
    open(MailDesk.unconnected());

    assertEquals(tomorrow, desk.next().orElseThrow().dueAt());
    done(ANN, new Command.WithdrawReply(reply));

    assertTrue(desk.next().isEmpty());
  }

  @Test
  void copiesGoToThoseWhoWereInTheContactAndToNobodyElse() {
    assertEquals(List.of(), push(ANN, List.of("Carl@citizen.test"), first, null).rejected());
    assertEquals(
        "unknown-address",
        push(ANN, List.of("victim@other.test"), first, null).rejected().getFirst().code());
    assertEquals(
        "bad-address",
        push(ANN, List.of("a\nBcc: b@c.test"), first, null).rejected().getFirst().code());
  }

  @Test
  void aDesktopThatDoesNotSayWhatItHasSeenIsJudgedByWhatItAnswers() {
    mail("Message-ID: <2@c.test>\nIn-Reply-To: <1@c.test>");

    push(ANN, List.of(), null, null);

    held(newest(EmailFact.ReplyWritten.class), Why.WROTE_AGAIN, "Maria <" + MARIA + ">");
  }
}
