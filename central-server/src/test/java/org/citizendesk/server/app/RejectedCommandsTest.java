// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was refused is settled from the command line, while a server runs and while none does. */
class RejectedCommandsTest {
  private static final String NOBODYS = new EventId(UUID.randomUUID()).toString();

  @TempDir Path folder;

  @Test
  void whatWasRejectedIsListedInPlainWordsAndAcceptedWhileTheServerRuns() throws Exception {
    assertTrue(run("rejected").out().startsWith("Nothing that was rejected is unsettled."));
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann", Topic.agent("ann"));
      ann.pullAll(0);
      String refused = refused(ann);

      Answer list = run("rejected");
      Answer accepted = run("accept-rejected", refused);

      assertEquals(0, list.code(), list.err());
      assertTrue(list.out().contains("event " + refused), list.out());
      assertTrue(list.out().contains("a note, written by ann at 1970-"), list.out());
      assertTrue(list.out().contains("on desktop " + ann.device.id()), list.out());
      assertTrue(list.out().contains(": the event says it is by bob"), list.out());
      assertFalse(list.out().contains("her own words"), list.out());
      assertTrue(run("rejected", "--all", "--content").out().contains("not her own words"));
      assertEquals(0, accepted.code(), accepted.err());
      // How soon the server takes it in is not the command's to say.
      assertTrue(accepted.out().startsWith("Accepted: "), accepted.out());
      assertEquals("not her own words", ann.nextFact(NoteFact.Written.class).text());
      assertTrue(run("rejected").out().startsWith("Nothing that was rejected is unsettled."));
      assertTrue(run("rejected", "--all").out().contains("    accepted by "));
      assertEquals(1, run("accept-rejected", refused).code());
    }
  }

  @Test
  void whatIsDecidedWhileNoServerRunsHoldsAtItsNextStart() throws Exception {
    String accepted;
    String dropped;
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      accepted = refused(ann);
      dropped = refused(ann);
    }

    Answer drop = run("drop-rejected", dropped, "--reason", "it says nothing");
    assertEquals(0, drop.code(), drop.err());
    Answer accept = run("accept-rejected", accepted);
    assertEquals(0, accept.code(), accept.err());
    assertTrue(accept.out().contains("when it runs"), accept.out());

    try (TestServer server = TestServer.onSqlite(folder)) {
      await().until(() -> server.server().log().find(EventId.of(accepted)).isPresent());
      assertTrue(server.server().log().find(EventId.of(dropped)).isEmpty());
    }
    assertTrue(run("rejected", "--all").out().contains("it says nothing"));
  }

  @Test
  void whatCannotBeDecidedIsSaidInALine() {
    Answer unknown = run("accept-rejected", NOBODYS);
    Answer noReason = run("drop-rejected", NOBODYS);
    Answer noId = run("accept-rejected", "that-one");

    assertEquals(1, unknown.code());
    assertEquals("no event " + NOBODYS + " was refused", unknown.err().strip());
    assertEquals(2, noReason.code());
    assertTrue(noReason.err().contains("--reason"), noReason.err());
    assertEquals(1, noId.code());
    assertEquals(1, noId.err().lines().count(), noId.err());
  }

  /** Ann writes in Bob's name, which is refused. */
  private static String refused(TestDesktop ann) throws Exception {
    ann.push(
        new Event.Subject(new CitizenId(UUID.randomUUID()), null),
        new NoteFact.Written("bob", "not her own words"));
    return ann.next(ServerFrame.Reject.class).eventId().toString();
  }

  private Answer run(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.toString();
    return Answer.run(all);
  }
}
