// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.Uuids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A sync engine on a bench: the test is the server, the network and the clock. */
final class SyncBench implements AutoCloseable {
  private final DeskFile desk = new DeskFile();
  final SyncStore store = desk.sync;
  final List<Effect> effects = new ArrayList<>();
  long now;
  long link;
  int opens;
  String epoch = "log-1";
  Consumer<Effect> performed = effect -> {};
  final ClientSync sync =
      new ClientSync(
          store,
          SampleEvents.AGENT,
          "test",
          Clock.fixed(SampleEvents.NOON, ZoneOffset.UTC),
          () -> now,
          new Random(1));

  void step(Input input) {
    sync.step(
        input,
        effect -> {
          effects.add(effect);
          performed.accept(effect);
          if (effect instanceof Effect.Open open) {
            opens++;
            link = open.link();
          }
        });
  }

  void signIn() {
    step(new Input.SignedIn("token"));
  }

  void opened() {
    step(new Input.Opened(link));
  }

  void receive(ServerFrame frame) {
    step(new Input.Received(link, frame));
  }

  java.time.Instant serverTime = SampleEvents.NOON;

  void welcome(long hwm, long head) {
    effects.removeIf(Effect.Send.class::isInstance);
    receive(
        new ServerFrame.Welcome(
            "s",
            new ServerFrame.User(SampleEvents.AGENT, "Ana", List.of(Role.AGENT)),
            epoch,
            hwm,
            List.of(new ServerFrame.Head(0, head)),
            List.of(),
            SampleEvents.LIMITS,
            serverTime));
  }

  void page(long from, long to, boolean more) {
    effects.removeIf(Effect.Send.class::isInstance);
    receive(
        new ServerFrame.Page(
            0, from, to, 1, more, SampleEvents.range(SampleEvents.ELENA, from, to)));
  }

  void deliver(long from, long to) {
    receive(
        new ServerFrame.Deliver(0, from, to, 1, SampleEvents.range(SampleEvents.ELENA, from, to)));
  }

  /** Connects up to the welcome. */
  void connect(long hwm, long head) {
    signIn();
    opened();
    welcome(hwm, head);
  }

  /** Connects and reads everything. */
  void live(long head) {
    connect(0, head);
    page(0, head, false);
  }

  void lose() {
    closed(1006);
  }

  void closed(int code) {
    step(new Input.Closed(link, code));
  }

  /** Waits for the next try and lets it succeed. */
  void reconnect() {
    int before = opens;
    while (opens == before) {
      pass(50);
    }
    opened();
  }

  void pass(long millis) {
    now += millis;
    step(new Input.Tick());
  }

  /** Lets time pass while the server says that it lives. */
  void passHearing(long millis) {
    for (long left = millis; left > 0; left -= 100) {
      pass(Math.min(100, left));
      receive(new ServerFrame.Heartbeat(List.of()));
    }
  }

  CommandId ask() {
    CommandId id = new CommandId(Uuids.named("command", "1"));
    step(new Input.Ask(id, new Command.SetAgentState(AgentFact.State.READY, "")));
    return id;
  }

  ServerFrame.Placed placed(long seq) {
    return new ServerFrame.Placed(seq, new PlacedEvent.Place(0, seq, seq));
  }

  <T extends ClientFrame> List<T> sent(Class<T> kind) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).frame())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Returns the one frame of a kind that was sent since the last answer. */
  <T extends ClientFrame> T only(Class<T> kind) {
    List<T> all = sent(kind);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " frames of kind " + kind.getSimpleName());
    }
    return all.getFirst();
  }

  CloseCode closedWith() {
    return effects.stream()
        .filter(Effect.Close.class::isInstance)
        .map(effect -> ((Effect.Close) effect).code())
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("nothing was closed"));
  }

  Outcome answer(CommandId id) {
    return effects.stream()
        .filter(Effect.Answer.class::isInstance)
        .map(Effect.Answer.class::cast)
        .filter(answer -> answer.id().equals(id))
        .map(Effect.Answer::outcome)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer"));
  }

  LinkStatus status() {
    return effects.stream()
        .filter(Effect.Status.class::isInstance)
        .map(effect -> ((Effect.Status) effect).status())
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  boolean stopped() {
    return effects.stream().anyMatch(Effect.Stopped.class::isInstance);
  }

  /** The user writes a note. */
  void write(CitizenId citizen) {
    desk.write(citizen);
  }

  /** The user writes so many notes. */
  void write(CitizenId citizen, int notes) {
    desk.write(citizen, notes);
  }

  /** Returns the positions of what the server confirmed. */
  List<Long> confirmed() {
    return desk.confirmed();
  }

  long cursor() {
    return SyncStore.positions(store.standing()).getOrDefault(0, 0L);
  }

  @Override
  public void close() {
    desk.close();
  }
}
