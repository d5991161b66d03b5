// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How often the board is painted, on a real server whose time the test moves. */
class BoardPaceTest {
  private static final Duration PACE = Duration.ofMillis(250);

  private final TestTimers timers = new TestTimers();
  @TempDir Path folder;
  private TestServer server;
  private TestDesktop sue;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(folder, timers);
    sue = supervisor("sue");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNewcomerSeesTheBoardAtTheNextStroke() throws Exception {
    timers.pass(PACE.minusMillis(1));
    assertEquals(0, views().size());

    timers.pass(Duration.ofMillis(1));

    assertEquals(1, views().size());
  }

  @Test
  void manyChangesBetweenTwoStrokesAreOnePicture() throws Exception {
    timers.pass(PACE);
    views();
    for (int i = 0; i < 30; i++) {
      server.opened(Channel.EMAIL, "citizen" + i + "@example.org");
    }
    assertEquals(0, views().size(), "nothing before its time");

    timers.pass(PACE);

    List<ServerFrame.View> views = views();
    assertEquals(1, views.size());
    assertEquals(30, waiting(views.getFirst()));
  }

  @Test
  void aSecondFullOfChangesIsFourPicturesAtMostAndTheLastIsTheNewest() throws Exception {
    timers.pass(PACE);
    views();
    for (int i = 0; i < 20; i++) {
      server.opened(Channel.CHAT, "visitor " + i);
      timers.pass(Duration.ofMillis(50));
    }

    List<ServerFrame.View> views = views();

    assertEquals(4, views.size());
    assertEquals(20, waiting(views.getLast()));
    for (int i = 1; i < views.size(); i++) {
      assertTrue(views.get(i).version() > views.get(i - 1).version(), "versions rise");
    }
  }

  @Test
  void whereNothingChangesNothingIsPainted() throws Exception {
    timers.pass(PACE);
    views();

    timers.pass(Duration.ofSeconds(10));

    assertEquals(0, views().size());
  }

  @Test
  void whatTheBoardDoesNotShowPaintsNothing() throws Exception {
    timers.pass(PACE);
    views();
    Event.Subject mary = new Event.Subject(new CitizenId(UUID.randomUUID()), null);
    server
        .server()
        .log()
        .write(
            tx -> {
              tx.append(mary, new CitizenFact.Described("Mary", "en"));
              return tx.append(mary, new NoteFact.Written("ann", "called back"));
            })
        .join();

    timers.pass(PACE);

    assertEquals(0, views().size());
  }

  @Test
  void agentsAreNotShownTheBoard() throws Exception {
    TestDesktop ann = server.agent("ann");
    timers.pass(PACE);
    ann.settle();

    assertEquals(0, ann.takeAll(ServerFrame.View.class).size());
    assertEquals(1, views().size());
  }

  @Test
  void aSecondDesktopOfASupervisorIsShownWhatThereIsAtOnce() throws Exception {
    timers.pass(PACE);
    long version = views().getFirst().version();

    TestDesktop other = server.desktop();
    other.hello(server.signIn("sue"));

    assertEquals(version, other.next(ServerFrame.View.class).version());
  }

  @Test
  void aBoardThatCouldNotBeReadIsPaintedAtTheNextStroke() throws Exception {
    timers.pass(PACE);
    views();
    server.opened(Channel.EMAIL, "citizen@example.org");
    rename("agent_state", "hidden");
    timers.pass(PACE);
    assertEquals(0, views().size());

    rename("hidden", "agent_state");
    timers.pass(PACE);

    List<ServerFrame.View> views = views();
    assertEquals(1, views.size());
    assertEquals(1, waiting(views.getFirst()));
  }

  private void rename(String from, String to) {
    server
        .server()
        .log()
        .write(tx -> tx.handle().execute("alter table " + from + " rename to " + to))
        .join();
  }

  private List<ServerFrame.View> views() throws Exception {
    sue.settle();
    return sue.takeAll(ServerFrame.View.class);
  }

  private static int waiting(ServerFrame.View view) {
    ViewBody.Board board = (ViewBody.Board) view.body();
    return board.queues().stream().mapToInt(ViewBody.QueueRow::waiting).sum();
  }

  private TestDesktop supervisor(String name) throws Exception {
    server.account(name, Role.SUPERVISOR);
    TestDesktop desktop = server.desktop();
    desktop.hello(server.signIn(name));
    desktop.settle();
    return desktop;
  }
}
