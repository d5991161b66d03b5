// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One desktop and its connection to a model server, over a network that can be bad. */
final class SimulatedDesk {
  /** The local store, as the simulation sees it. */
  interface Local {
    EventId write(CitizenId citizen);

    /** Returns what the server confirmed, in order. */
    List<PlacedEvent> confirmed();

    SyncStore sync();
  }

  final Local local;
  final List<EventId> written = new ArrayList<>();
  final List<Effect> seen = new ArrayList<>();
  private final ModelServer server;
  private final Random random;
  private final List<ClientFrame> up = new ArrayList<>();
  private final List<ServerFrame> down = new ArrayList<>();
  ClientSync sync;
  long now;
  boolean bad = true;
  private ModelServer.Connection connection;
  private long link;

  SimulatedDesk(Local local, ModelServer server, Random random) {
    this.local = local;
    this.server = server;
    this.random = random;
    start();
  }

  /** Starts the engine anew, as after a crash: what was in memory is gone. */
  void start() {
    drop();
    sync =
        new ClientSync(
            local.sync(),
            ModelServer.AGENT,
            "test",
            Clock.fixed(ModelServer.NOW, ZoneOffset.UTC),
            () -> now,
            random);
    step(new Input.Follow(Set.of(SampleEvents.ELENA)));
    step(new Input.SignedIn("token"));
  }

  void step(Input input) {
    for (Effect effect : sync.step(input)) {
      seen.add(effect);
      perform(effect);
    }
  }

  void write(CitizenId citizen) {
    written.add(local.write(citizen));
    step(new Input.Written());
  }

  void pass(long millis) {
    now += millis;
    step(new Input.Tick());
  }

  void deliver() {
    if (connection != null) {
      connection.deliver();
    }
  }

  /** The connection breaks; frames on their way are lost. */
  void cut() {
    long broken = link;
    if (connection != null) {
      drop();
      step(new Input.Closed(broken, 1006));
    }
  }

  /** One frame in each direction arrives, or what a bad network makes of it. */
  void carry() {
    if (connection != null && !up.isEmpty()) {
      ClientFrame frame = up.remove(pick(up.size()));
      times(frame).forEach(one -> takeUp(one));
    }
    if (connection != null && !down.isEmpty()) {
      ServerFrame frame = down.remove(pick(down.size()));
      long current = link;
      times(frame).forEach(one -> step(new Input.Received(current, one)));
    }
  }

  boolean isQuiet() {
    return up.isEmpty() && down.isEmpty();
  }

  private void takeUp(ClientFrame frame) {
    if (connection != null) {
      connection.take(frame);
    }
  }

  private int pick(int size) {
    return bad && random.nextInt(20) == 0 ? random.nextInt(size) : 0;
  }

  /**
   * What no WebSocket does, but every rule should bear; a FETCH has no name to tell it twice by.
   */
  private <T> List<T> times(T frame) {
    int luck = bad && !(frame instanceof ServerFrame.History) ? random.nextInt(40) : 39;
    return luck == 0 ? List.of() : luck == 1 ? List.of(frame, frame) : List.of(frame);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Open open -> open(open.link());
      case Effect.Send send when send.link() == link -> up.add(send.frame());
      case Effect.Close close when close.link() == link -> drop();
      default -> {}
    }
  }

  private void open(long number) {
    drop();
    link = number;
    if (bad && random.nextInt(4) == 0) {
      step(new Input.Closed(number, 1006));
      return;
    }
    connection = server.new Connection(down::add, code -> closed(number, code));
    step(new Input.Opened(number));
  }

  private void closed(long number, CloseCode code) {
    drop();
    step(new Input.Closed(number, code.number()));
  }

  private void drop() {
    connection = null;
    up.clear();
    down.clear();
  }
}
