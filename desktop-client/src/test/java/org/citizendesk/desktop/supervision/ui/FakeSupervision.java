// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.supervision.Supervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.State;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.frame.ViewBody.AgentRow;
import org.citizendesk.protocol.frame.ViewBody.Board;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A board of four queues and six agents, and the link over which it comes. */
public final class FakeSupervision implements Supervision {
  private static final Instant NOW = TestUi.START;

  private final Cell<Optional<Board>> board = new Cell<>(Optional.empty());
  final List<String> asked = new ArrayList<>();
  private Outcome outcome = new Outcome.Done();
  private final Cell<LinkStatus> link = new Cell<>(status(LinkStatus.State.LIVE));

  @Override
  public Observed<Optional<Board>> board() {
    return board;
  }

  @Override
  public List<String> reasons() {
    return List.of("Lunch", "Meeting");
  }

  @Override
  public CompletableFuture<Outcome> set(AgentRow agent, AgentFact.Choice choice) {
    asked.add(agent.agent() + " " + choice.state() + " " + choice.reason());
    return CompletableFuture.completedFuture(outcome);
  }

  /** Refuses from now on. */
  public void refuse(String text) {
    outcome = new Outcome.Refused(Outcome.Code.CHANGED_MEANWHILE, text);
  }

  /** Returns the link. */
  public Observed<LinkStatus> link() {
    return link;
  }

  /** Sends the board. */
  public void publish() {
    board.set(Optional.of(new Board(NOW, queues(), agents())));
  }

  /** Sends a board on which nothing is set up. */
  public void publishNothing() {
    board.set(Optional.of(new Board(NOW, List.of(), List.of())));
  }

  /** Cuts the link. */
  public void cut() {
    link.set(status(LinkStatus.State.OFFLINE));
  }

  /** Brings the link back. */
  public void live() {
    link.set(status(LinkStatus.State.LIVE));
  }

  private static LinkStatus status(LinkStatus.State state) {
    return new LinkStatus(state, 3, 0, NOW, "The server does not answer. Next try in 20 seconds.");
  }

  private static List<QueueRow> queues() {
    return List.of(
        new QueueRow(
            "Taxes",
            Channel.EMAIL,
            5,
            NOW.minusSeconds(440),
            1,
            12,
            40,
            new ViewBody.Service(172_800, 80, 3, NOW.plusSeconds(500), 43, 29)),
        new QueueRow(
            "Benefits",
            Channel.CHAT,
            1,
            NOW.minusSeconds(35),
            2,
            1,
            23,
            new ViewBody.Service(60, 80, 0, NOW.plusSeconds(25), 24, 22)),
        new QueueRow("Benefits", Channel.VOICE, 3, NOW.minusSeconds(151), 3, 61),
        new QueueRow("Housing", Channel.VOICE, 0, null, 0, 4));
  }

  private static List<AgentRow> agents() {
    return List.of(
        agent("ana", "Ana Ruiz", State.READY, "", 61, 0),
        agent("ben", "Ben Li", State.READY, "", 305, 0),
        agent("chidi", "Chidi Eze", State.BUSY, "", 252, 3),
        agent("dana", "Dana Whitfield", State.NOT_RESPONDING, "", 48, 0),
        agent("eva", "Eva Novak", State.WRAP_UP, "", 95, 1),
        agent("femi", "Femi Ojo", State.NOT_READY, "Lunch", 1510, 0));
  }

  private static AgentRow agent(
      String name, String displayName, State state, String reason, long seconds, int contacts) {
    boolean busy = state == State.BUSY;
    ViewBody.Ledger ledger =
        new ViewBody.Ledger(
            busy ? new AgentFact.Choice(State.NOT_READY, "Lunch") : null,
            7,
            state == State.WRAP_UP
                ? List.of(Channel.VOICE, Channel.EMAIL)
                : List.of(Channel.values()),
            state == State.NOT_RESPONDING ? AgentFact.Link.CONNECTING : AgentFact.Link.CONNECTED,
            name.equals("ben") ? List.of(AgentFact.Device.MICROPHONE) : List.of());
    return new AgentRow(
        name,
        displayName,
        state,
        reason,
        NOW.minusSeconds(seconds),
        contacts,
        busy ? 2 : 0,
        ledger);
  }
}
