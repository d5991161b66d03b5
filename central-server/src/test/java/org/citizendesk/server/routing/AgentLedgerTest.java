// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Cause;
import org.citizendesk.protocol.fact.AgentFact.Choice;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** What people choose and what becomes of it, on a real log, without sockets. */
class AgentLedgerTest {
  private static final Outcome DONE = new Outcome.Done();
  private static final User ANN = StateBench.ANN;
  private static final User SUE = new User("sue", "Sue", List.of(Role.SUPERVISOR));
  private static final User TESS = new User("tess", "Tess", List.of(Role.TRAINER));
  private static final Command READY = new Command.SetAgentState(State.READY, "");
  private static final Command LUNCH = new Command.SetAgentState(State.NOT_READY, "Lunch");
  private static final Command SIGN_OUT = new Command.SetAgentState(State.SIGNED_OUT, "");

  @TempDir Path folder;
  private StateBench bench;
  private TestLog log;

  @BeforeEach
  void open() {
    bench = new StateBench(folder);
    log = bench.log;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          READY,          '',     done
          READY,          tea,    READY takes no reason
          NOT_READY,      tea,    done
          NOT_READY,      ' ',    NOT_READY needs a reason of 1 to 40 characters
          NOT_READY,      a reason that goes on for more than is good, NOT_READY needs a reason of 1 to 40 characters
          NOT_READY,      Outage, there is no such reason
          OFFERED,        '',     only the server gives that state
          BUSY,           '',     only the server gives that state
          WRAP_UP,        '',     only the server gives that state
          NOT_RESPONDING, '',     only the server gives that state
          """)
  void anAgentChoosesHerStateWithinTheRules(State state, String reason, String expected) {
    Outcome outcome = decide(ANN, new Command.SetAgentState(state, reason));

    assertEquals(expected, outcome instanceof Outcome.Refused refused ? refused.text() : "done");
    assertEquals(expected.equals("done") ? 1 : 0, log.facts(AgentFact.class).size());
  }

  @Test
  void onlyAgentsSayThatTheyAreReadyAndOnlySupervisorsSetOthers() {
    Outcome noAgent = new Outcome.Refused(Outcome.Code.FORBIDDEN, "only agents are given work");
    decide(ANN, READY);

    assertEquals(noAgent, decide(TESS, READY));
    assertEquals(noAgent, decide(SUE, LUNCH));
    assertEquals(noAgent, decide(TESS, new Command.SetChannelReady(Channel.CHAT, true, null)));
    assertEquals(DONE, decide(TESS, SIGN_OUT));
    assertEquals(
        new Outcome.Refused(
            Outcome.Code.FORBIDDEN, "only a supervisor sets the state of somebody else"),
        decide(TESS, new Command.SetStateOfAgent("ann", State.NOT_READY, "Meeting", null)));
    assertEquals(1, log.facts(AgentFact.class).size(), "nothing was written for all that");
  }

  @Test
  void whatIsChosenWithLiveWorkInHandComesNextAndBeginsWhenItEnds() {
    decide(ANN, READY);
    Contact chat = bench.inHand(Channel.CHAT);
    Contact call = bench.inHand(Channel.VOICE);
    settle();

    assertEquals(DONE, decide(ANN, LUNCH));
    assertEquals(State.BUSY, life().shown().state());
    assertEquals(new Choice(State.NOT_READY, "Lunch"), life().next().choice());
    bench.wrapUp(chat);
    settle();
    assertEquals(State.BUSY, life().shown().state(), "the call is still there");
    bench.wrapUp(call);
    settle();

    assertEquals(new AgentLife.Shown(State.NOT_READY, "Lunch", Cause.AGENT, null), life().shown());
    assertNull(life().next());
    assertEquals(List.of(State.READY, State.BUSY, State.NOT_READY), states());
  }

  @Test
  void whatIsToComeNextCanBeChangedAndGivenUp() {
    decide(ANN, READY);
    Contact chat = bench.inHand(Channel.CHAT);
    settle();
    decide(ANN, LUNCH);
    decide(ANN, new Command.SetAgentState(State.NOT_READY, "Meeting"));
    assertEquals("Meeting", life().next().choice().reason());

    assertEquals(DONE, decide(ANN, new Command.CancelNextState(null)));
    assertNull(life().next());
    decide(ANN, LUNCH);
    decide(ANN, READY);
    assertNull(life().next(), "who is ready wants no break");
    bench.wrapUp(chat);
    settle();

    assertEquals(State.READY, life().shown().state());
  }

  @Test
  void whoWillBeAwayNextIsOfferedNothingMore() {
    decide(ANN, READY);
    bench.inHand(Channel.CHAT);
    Contact other = bench.waiting(Channel.CHAT);
    settle();
    assertEquals("ann", bench.now(other).agent());

    decide(ANN, LUNCH);
    settle();

    assertNull(bench.now(other).agent());
    assertEquals(State.BUSY, life().shown().state());
  }

  @Test
  void mailInHandDelaysNoBreak() {
    decide(ANN, READY);
    bench.inHand(Channel.EMAIL);
    settle();

    decide(ANN, LUNCH);
    settle();
    assertEquals("Lunch", life().shown().reason());
    decide(ANN, READY);

    assertEquals(State.BUSY, life().shown().state());
    assertEquals(Cause.AGENT, life().shown().cause());
  }

  @Test
  void aCallTakenInABreakMakesBusyAndTheBreakGoesOnAfterIt() {
    decide(ANN, LUNCH);
    Contact call = bench.inHand(Channel.VOICE);
    settle();
    assertEquals(State.BUSY, life().shown().state());
    bench.wrapUp(call);
    settle();

    assertEquals(new AgentLife.Shown(State.NOT_READY, "Lunch", Cause.SYSTEM, null), life().shown());
    Contact second = bench.inHand(Channel.VOICE);
    settle();
    decide(ANN, READY);
    bench.wrapUp(second);
    settle();
    assertEquals(State.READY, life().shown().state());
  }

  @Test
  void liveWorkIsFinishedBeforeSigningOutButMailMayStay() {
    decide(ANN, READY);
    Contact mail = bench.inHand(Channel.EMAIL);
    Contact chat = bench.inHand(Channel.CHAT);

    assertEquals(
        new Outcome.Refused(Outcome.Code.INVALID, "finish the calls and chats in hand first"),
        decide(ANN, SIGN_OUT));
    bench.wrapUp(chat);
    assertEquals(DONE, decide(ANN, SIGN_OUT));

    assertEquals("ann", bench.now(mail).agent());
    assertEquals(State.SIGNED_OUT, life().shown().state());
  }

  @Test
  void theLedgerWritesDownChangesOnlyAndKeepsWhenTheyBegan() {
    decide(ANN, LUNCH);
    log.clock.advance(Duration.ofMinutes(5));
    bench.ticks += 300_000;
    decide(ANN, LUNCH);
    decide(SUE, new Command.SetStateOfAgent("ann", State.NOT_READY, "Lunch", null));
    assertEquals(
        log.clock.instant().minusSeconds(300), bench.agent().since(), "only the word changed");
    decide(ANN, new Command.SetAgentState(State.NOT_READY, "Training"));

    assertEquals(
        List.of(
            changed("Lunch", Cause.AGENT, new AgentFact.Stamp(1, null, "clock", 7_000)),
            changed("Lunch", Cause.SUPERVISOR, new AgentFact.Stamp(2, "sue", "clock", 307_000)),
            changed("Training", Cause.AGENT, new AgentFact.Stamp(3, null, "clock", 307_000))),
        log.facts(AgentFact.StateChanged.class));
    assertEquals(log.clock.instant(), bench.agent().since());
  }

  private static AgentFact changed(String reason, Cause cause, AgentFact.Stamp stamp) {
    return new AgentFact.StateChanged(
        "ann", State.NOT_READY, reason, cause, new Choice(State.NOT_READY, reason), stamp);
  }

  @Test
  void aSupervisorSetsAStateAtOnceOrNextAndTheAgentMayChooseAgain() {
    decide(ANN, READY);
    Contact chat = bench.inHand(Channel.CHAT);
    settle();
    Command meeting = new Command.SetStateOfAgent("ann", State.NOT_READY, "Meeting", null);

    assertEquals(DONE, decide(SUE, meeting));
    assertEquals(
        new AgentLife.Next(new Choice(State.NOT_READY, "Meeting"), Cause.SUPERVISOR, "sue"),
        life().next());
    bench.wrapUp(chat);
    settle();
    assertEquals(
        new AgentLife.Shown(State.NOT_READY, "Meeting", Cause.SUPERVISOR, "sue"), life().shown());
    decide(ANN, READY);
    assertEquals(Cause.AGENT, life().shown().cause());
    assertEquals(DONE, decide(SUE, meeting));

    assertEquals("sue", life().shown().by());
  }

  @Test
  void aSupervisorCannotSignInForSomebodyAndNamesSomebodyWhoExists() {
    decide(ANN, READY);
    decide(ANN, SIGN_OUT);

    assertEquals(
        new Outcome.Refused(Outcome.Code.INVALID, "ann is signed out"),
        decide(SUE, new Command.SetStateOfAgent("ann", State.READY, "", null)));
    assertEquals(
        new Outcome.Refused(Outcome.Code.NOT_FOUND, "no such agent"),
        decide(SUE, new Command.SetStateOfAgent("nobody", State.READY, "", null)));
  }

  @Test
  void whoHasNotSeenTheLastChoiceIsToldOfIt() {
    decide(ANN, READY);
    decide(SUE, new Command.SetStateOfAgent("ann", State.NOT_READY, "Meeting", 1L));

    Outcome stale = decide(ANN, new Command.SetAgentState(State.NOT_READY, "Lunch", 1L));

    assertEquals(
        new Outcome.Refused(
            Outcome.Code.CHANGED_MEANWHILE, "something else was chosen meanwhile: Meeting"),
        stale);
    assertEquals(DONE, decide(ANN, new Command.SetAgentState(State.NOT_READY, "Lunch", 2L)));
    bench.inHand(Channel.CHAT);
    decide(SUE, new Command.SetStateOfAgent("ann", State.NOT_READY, "Meeting", 3L));
    assertEquals(
        new Outcome.Refused(
            Outcome.Code.CHANGED_MEANWHILE,
            "something else was chosen meanwhile: Meeting after the work in hand"),
        decide(ANN, new Command.CancelNextState(3L)));
    assertEquals(
        Outcome.Code.CHANGED_MEANWHILE,
        ((Outcome.Refused) decide(ANN, new Command.SetChannelReady(Channel.CHAT, false, 3L)))
            .code());
  }

  @Test
  void workIsNoChoiceAndChangesNoVersion() {
    decide(ANN, READY);
    Contact chat = bench.waiting(Channel.CHAT);
    settle();
    log.happens(chat.about(), new ContactFact.Accepted("ann"));
    settle();
    bench.wrapUp(chat);
    settle();

    assertEquals(List.of(State.READY, State.OFFERED, State.BUSY, State.READY), states());
    assertEquals(1, life().version());
    assertEquals(Cause.SYSTEM, life().shown().cause());
  }

  @Test
  void aClosedChannelGivesItsOfferBackAndGetsNoMore() {
    decide(ANN, READY);
    Contact chat = bench.waiting(Channel.CHAT);
    Contact mail = bench.waiting(Channel.EMAIL);
    settle();
    assertEquals("ann", bench.now(chat).agent());

    decide(ANN, new Command.SetChannelReady(Channel.CHAT, false, null));
    settle();
    assertNull(bench.now(chat).agent());
    assertEquals("ann", bench.now(mail).agent(), "mail is taken behind any number of chats");
    decide(ANN, new Command.SetChannelReady(Channel.CHAT, true, null));

    assertEquals(
        List.of(false, true),
        log.facts(AgentFact.ChannelChanged.class).stream()
            .map(AgentFact.ChannelChanged::ready)
            .toList());
    assertEquals(Set.of(Channel.values()), life().tracks().ready());
  }

  @Test
  void aMissedOfferIsTheTimersAndEndsWithAWord() {
    decide(ANN, READY);
    bench.waiting(Channel.CHAT);
    settle();
    log.clock.advance(Duration.ofSeconds(20));
    settle();
    assertEquals(new AgentLife.Shown(State.NOT_RESPONDING, "", Cause.TIMER, null), life().shown());

    Contact call = bench.inHand(Channel.VOICE);
    settle();
    decide(ANN, READY);
    bench.wrapUp(call);
    settle();

    assertEquals(State.OFFERED, life().shown().state(), "she said so on the telephone");
  }

  @Test
  void whoIsLostIsSignedOutByTheLinkAndWhoIsBarredByTheSystem() {
    decide(ANN, READY);
    bench.settle(StateBench.NOBODY, StateBench.HERE);
    assertEquals(Cause.LINK, life().shown().cause());
    decide(ANN, READY);
    log.write(
        tx -> {
          bench.desk().release(tx, Set.of("ann"));
          return true;
        });

    assertEquals(new AgentLife.Shown(State.SIGNED_OUT, "", Cause.SYSTEM, null), life().shown());
  }

  @Test
  void theDesktopSaysHowItsDevicesAreAndNothingElse() {
    AgentFact missing =
        new AgentFact.DeviceChanged(
            "ann", AgentFact.Device.MICROPHONE, AgentFact.Health.MISSING, Cause.SYSTEM);
    log.happens(AgentLedger.about("ann"), missing);

    assertEquals(Set.of(AgentFact.Device.MICROPHONE), life().tracks().missing());
    assertEquals(State.SIGNED_OUT, life().shown().state());
  }

  private void settle() {
    bench.settle(StateBench.HERE, StateBench.NOBODY);
  }

  private Outcome decide(User user, Command command) {
    return bench.decide(user, command, (handle, agent, reason) -> !reason.equals("Outage"));
  }

  private AgentLife life() {
    return bench.life();
  }

  private List<State> states() {
    return log.facts(AgentFact.StateChanged.class).stream()
        .map(AgentFact.StateChanged::state)
        .toList();
  }
}
