// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Barring from the command line, on a SQLite store that a server has open, and on one at rest. */
class BarCommandsTest {
  @TempDir Path folder;

  @Test
  void somebodyIsBarredWhileTheServerRuns() throws Exception {
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");

      Answer answer = run("bar", "ann");

      assertEquals(0, answer.code(), answer.err());
      assertTrue(answer.out().startsWith("Barred the user ann."), answer.out());
      assertEquals(CloseCode.REVOKED.number(), ann.closeCode());
      assertEquals(403, server.signInAnswer("ann", TestServer.PASSWORD).statusCode());
      assertTrue(run("barred").out().contains("the user ann"));
      assertEquals(1, run("bar", "ann").code());
      assertEquals(0, run("unbar", "ann").code());
      assertEquals(200, server.signInAnswer("ann", TestServer.PASSWORD).statusCode());
    }
  }

  @Test
  void somebodyIsBarredWhileNoServerRuns() throws Exception {
    try (TestServer server = TestServer.onSqlite(folder)) {
      server.agent("ann");
    }

    assertEquals(0, run("bar", "ann").code());

    try (TestServer server = TestServer.onSqlite(folder)) {
      assertEquals(403, server.signInAnswer("ann", TestServer.PASSWORD).statusCode());
      assertEquals(401, server.signInAnswer("ann", "not hers").statusCode());
    }
  }

  @Test
  void whoIsNotThereCannotBeBarred() {
    Answer user = run("bar", "nobody");
    Answer desktop = run("bar", "--device", UUID.randomUUID().toString());

    assertEquals(1, user.code());
    assertTrue(user.err().contains("the user nobody"), user.err());
    assertEquals(1, desktop.code());
    assertEquals(1, run("unbar", "nobody").code());
    assertTrue(run("barred").out().startsWith("Nobody is barred."));
  }

  private Answer run(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.toString();
    return Answer.run(all);
  }
}
