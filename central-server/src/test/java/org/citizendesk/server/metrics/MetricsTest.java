// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.metrics;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The figures of a real server, read as Prometheus reads them. */
class MetricsTest {
  private static final Event.Subject MARY =
      new Event.Subject(new CitizenId(UUID.randomUUID()), null);

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void connectionsAndCommitsAreCounted() throws Exception {
    double before = figure("desk_commit_seconds_count");
    assertEquals(0, figure("desk_connections"));

    TestDesktop ann = server.agent("ann");
    ann.push(MARY, new NoteFact.Written("ann", "private words"));

    assertEquals(1, figure("desk_connections"));
    assertTrue(figure("desk_commit_seconds_count") > before);
    assertTrue(figure("desk_commit_writes_max") >= 1);
    assertFalse(page().contains("private words"));
    ann.close();
    await().until(() -> figure("desk_connections") == 0);
  }

  @Test
  void whatIsRefusedForGoodIsCounted() throws Exception {
    TestDesktop ann = server.agent("ann");
    Event event = ann.event(MARY, new NoteFact.Written("somebody else", "x"));

    ann.send(new ClientFrame.Push(List.of(event)));

    await().until(() -> figure("desk_events_rejected_total") == 1);
  }

  @Test
  void aCopyOfADesktopIsCounted() throws Exception {
    TestDesktop ann = server.agent("ann");
    ann.push(MARY, new NoteFact.Written("ann", "one"));
    TestDesktop copy = server.desktop(org.citizendesk.protocol.codec.FrameCodec.cbor(), ann.device);
    copy.hello(server.signIn("ann"));

    copy.send(new ClientFrame.Push(List.of(copy.event(MARY, new NoteFact.Written("ann", "two")))));

    await().until(() -> figure("desk_forks_total") == 1);
  }

  @Test
  void aDesktopThatSaysItHasSomethingUnsentIsWaitedFor() throws Exception {
    TestDesktop ann = server.agent("ann");
    assertEquals(0, figure("desk_unacked_age_seconds"));

    ann.send(new ClientFrame.Heartbeat(3));

    await().until(() -> figure("desk_unacked_age_seconds") > 0);
    ann.push(MARY, new NoteFact.Written("ann", "there it is"));
    await().until(() -> figure("desk_unacked_age_seconds") == 0);
  }

  private String page() throws Exception {
    return server.get(MetricsHttp.PATH).body();
  }

  private double figure(String name) throws Exception {
    return page()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
