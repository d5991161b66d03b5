// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.CommandId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.snapshot.Snapshots;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A defect of the server in the middle of a step. */
class BrokenStepTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void endsTheConnectionAndLeavesTheHub() {
    try (Store store = TestStore.open(folder)) {
      Uuids uuids = new Uuids(CLOCK, new Random(1));
      SyncHub hub = new SyncHub(() -> new Random(1));
      SqliteEventLog log =
          new SqliteEventLog(store, new LogRules(List.of(), List.of(), List.of()), CLOCK, uuids);
      hub.startAt(log.ends());
      SyncServices services =
          new SyncServices(
              log,
              new Everybody(),
              (user, command) -> {
                throw new IllegalStateException("a defect");
              },
              SyncLimits.DEFAULT,
              1,
              Snapshots.NONE,
              CLOCK,
              () -> 0,
              Runnable::run);
      Socket socket = new Socket();
      SyncConnection connection = new SyncConnection(services, hub, FrameCodec.cbor(), socket);
      connection.opened();
      connection.received(FrameCodec.cbor().encode(hello()));
      assertEquals(Set.of("ann"), hub.linkedUsers());

      connection.received(
          FrameCodec.cbor()
              .encode(
                  new ClientFrame.Cmd(
                      new CommandId(UUID.randomUUID()),
                      new Command.SetAgentState(AgentFact.State.READY, ""),
                      CLOCK.instant())));

      assertEquals(CloseCode.SERVER_ERROR, socket.code);
      assertEquals(0, hub.connections());
      assertTrue(hub.linkedUsers().isEmpty());
    }
  }

  private static ClientFrame.Hello hello() {
    return new ClientFrame.Hello(
        "token",
        new ClientFrame.Device(new DeviceId(UUID.randomUUID()), 1),
        0,
        0,
        null,
        List.of(),
        new ClientFrame.Sub(1, List.of()),
        "test",
        CLOCK.instant(),
        1,
        null);
  }

  private static final class Everybody implements Admission {
    @Override
    public Optional<Sessions.Session> find(String token) {
      User ann = new User("ann", "Ann", List.of(Role.AGENT));
      return Optional.of(new Sessions.Session("session", ann, Instant.MAX));
    }

    @Override
    public void bind(Sessions.Session session, DeviceId device) {
      // Nobody asks.
    }
  }

  private static final class Socket implements Wire {
    private @Nullable CloseCode code;

    @Override
    public void send(byte[] message, long now) {
      // Nobody reads.
    }

    @Override
    public void demand() {
      // The test sends when it wants.
    }

    @Override
    public long queuedBytes() {
      return 0;
    }

    @Override
    public boolean isStalled(long then) {
      return false;
    }

    @Override
    public void close(CloseCode with, String text) {
      code = with;
    }

    @Override
    public void cut() {
      // It was closed.
    }
  }
}
