// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.routing.AgentLife;
import org.citizendesk.server.contact.Contact;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Each state (down) and what happens in it (across): what is shown afterwards, then what comes
 * next, and the cause.
 */
class AgentStateTableTest {
  private static final User SUE = new User("sue", "Sue", java.util.List.of(Role.SUPERVISOR));
  private static final String[] EVENTS = {
    "says ready", "wants lunch", "signs out", "cancels", "supervisor", "call", "work ends", "lost"
  };

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # state        | says ready       | wants lunch      | signs out        | cancels          | supervisor           | call             | work ends        | lost
          SIGNED_OUT     | READY AGENT      | Lunch AGENT      | SIGNED_OUT       | SIGNED_OUT       | SIGNED_OUT           | SIGNED_OUT       | SIGNED_OUT       | SIGNED_OUT
          READY          | READY AGENT      | Lunch AGENT      | SIGNED_OUT AGENT | READY AGENT      | Talk SUPERVISOR      | BUSY SYSTEM      | READY AGENT      | SIGNED_OUT LINK
          NOT_READY      | READY AGENT      | Lunch AGENT      | SIGNED_OUT AGENT | Tea AGENT        | Talk SUPERVISOR      | BUSY SYSTEM      | Tea AGENT        | SIGNED_OUT LINK
          OFFERED        | OFFERED SYSTEM   | Lunch AGENT      | SIGNED_OUT AGENT | OFFERED SYSTEM   | Talk SUPERVISOR      | BUSY SYSTEM      | READY SYSTEM     | SIGNED_OUT LINK
          NOT_RESPONDING | READY AGENT      | Lunch AGENT      | SIGNED_OUT AGENT | NOT_RESPONDING TIMER | Talk SUPERVISOR  | BUSY SYSTEM      | NOT_RESPONDING TIMER | SIGNED_OUT LINK
          BUSY           | BUSY SYSTEM      | BUSY, Lunch      | BUSY SYSTEM      | BUSY SYSTEM      | BUSY, Talk           | BUSY SYSTEM      | READY SYSTEM     | SIGNED_OUT LINK
          BUSY, then     | BUSY SYSTEM      | BUSY, Lunch      | BUSY, Tea        | BUSY SYSTEM      | BUSY, Talk           | BUSY, Tea        | Tea AGENT        | SIGNED_OUT LINK
          BUSY, mail     | BUSY SYSTEM      | Lunch AGENT      | SIGNED_OUT AGENT | BUSY SYSTEM      | Talk SUPERVISOR      | BUSY SYSTEM      | READY SYSTEM     | SIGNED_OUT LINK
          BUSY, break    | BUSY AGENT       | BUSY, Lunch      | BUSY SYSTEM      | BUSY SYSTEM      | BUSY, Talk           | BUSY SYSTEM      | Tea SYSTEM       | SIGNED_OUT LINK
          """)
  void eachEventInEachState(ArgumentsAccessor row) throws Exception {
    String state = row.getString(0);
    for (int i = 0; i < EVENTS.length; i++) {
      String expected = row.getString(i + 1);
      Path place = folder.resolve(EVENTS[i].replace(' ', '-'));
      java.nio.file.Files.createDirectories(place);
      try (StateBench bench = new StateBench(place)) {
        Contact work = begin(bench, state);
        happens(bench, EVENTS[i], work);

        assertEquals(expected, words(bench.life(), expected), state + ": " + EVENTS[i]);
      }
    }
  }

  private static Contact begin(StateBench bench, String state) {
    if (!state.equals("SIGNED_OUT")) {
      boolean pauses = state.equals("NOT_READY") || state.equals("BUSY, break");
      bench.choose(pauses ? State.NOT_READY : State.READY, pauses ? "Tea" : "");
    }
    Contact work =
        switch (state) {
          case "OFFERED", "NOT_RESPONDING" -> bench.waiting(Channel.CHAT);
          case "BUSY", "BUSY, then" -> bench.inHand(Channel.CHAT);
          case "BUSY, mail" -> bench.inHand(Channel.EMAIL);
          case "BUSY, break" -> bench.inHand(Channel.VOICE);
          default -> null;
        };
    settle(bench);
    if (state.equals("NOT_RESPONDING")) {
      bench.log.clock.advance(Duration.ofSeconds(20));
      settle(bench);
      bench.log.happens(work.about(), new CallFact.Changed(CallFact.State.ENDED, ""));
      assertEquals(State.NOT_RESPONDING, bench.life().shown().state());
    }
    if (state.equals("BUSY, then")) {
      bench.choose(State.NOT_READY, "Tea");
    }
    return work;
  }

  private static void happens(StateBench bench, String event, Contact work) {
    Outcome outcome =
        switch (event) {
          case "says ready" -> bench.choose(State.READY, "");
          case "wants lunch" -> bench.choose(State.NOT_READY, "Lunch");
          case "signs out" -> bench.choose(State.SIGNED_OUT, "");
          case "cancels" -> bench.decide(StateBench.ANN, new Command.CancelNextState(null));
          case "supervisor" ->
              bench.decide(SUE, new Command.SetStateOfAgent("ann", State.NOT_READY, "Talk", null));
          default -> new Outcome.Done();
        };
    assertEquals(false, outcome.toString().contains("FORBIDDEN"), outcome.toString());
    if (event.equals("call")) {
      bench.inHand(Channel.VOICE);
    } else if (event.equals("work ends") && work != null) {
      bench.log.happens(work.about(), new ContactFact.WrappedUp("ann", "SOLVED", "", 1));
    }
    Set<String> lost = event.equals("lost") ? StateBench.HERE : StateBench.NOBODY;
    bench.settle(lost.isEmpty() ? StateBench.HERE : StateBench.NOBODY, lost);
  }

  private static void settle(StateBench bench) {
    bench.settle(StateBench.HERE, StateBench.NOBODY);
  }

  /** Says as much as is expected to be said. */
  private static String words(AgentLife life, String expected) {
    AgentLife.Shown shown = life.shown();
    AgentLife.Next next = life.next();
    String name = shown.reason().isEmpty() ? shown.state().name() : shown.reason();
    if (next != null) {
      return name + ", " + next.choice().reason();
    }
    boolean cause = Arrays.asList(expected.split(" ", -1)).size() == 2;
    return cause ? name + " " + shown.cause() : name;
  }
}
