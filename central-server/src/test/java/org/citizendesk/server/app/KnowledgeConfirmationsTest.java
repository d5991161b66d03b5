// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who has read what is listed from the command line, while the server runs. */
class KnowledgeConfirmationsTest {
  @TempDir Path folder;

  @Test
  void listsWhoHasReadWhichVersionOnceEach() throws Exception {
    assertTrue(run().out().startsWith("Nothing is confirmed."));
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann", Topic.agent("ann"));
      ann.pullAll(0);
      read(ann, "snap-card", 3);
      read(ann, "snap-card", 3);
      read(ann, "wic-apply", 1);
      assertEquals(3, ann.nextFact(KnowledgeFact.ReadConfirmed.class).version());
      ann.nextFact(KnowledgeFact.ReadConfirmed.class);
      ann.nextFact(KnowledgeFact.ReadConfirmed.class);

      String all = run().out();
      assertEquals(3, all.lines().count(), all);
      assertTrue(all.contains("snap-card.en version 3  ann  Lost cards"), all);
      assertTrue(all.contains("Confirmed in all: 2."), all);
      String one = run("--article", "wic-apply", "--user", "ann").out();
      assertTrue(one.contains("wic-apply.en version 1"), one);
      assertFalse(one.contains("snap-card"), one);
      assertTrue(run("--user", "bob").out().startsWith("Nothing is confirmed."));
      String json = run("--json", "--article", "snap-card").out();
      assertTrue(json.startsWith("[{\"agent\":\"ann\",\"article\":\"snap-card\""), json);
      assertTrue(json.contains("\"version\":3"), json);
    }
  }

  private static void read(TestDesktop desktop, String article, int version) throws Exception {
    desktop.push(
        new Event.Subject(CitizenId.ofAgent("ann"), null),
        new KnowledgeFact.ReadConfirmed("ann", article, "en", version, "Lost cards"));
  }

  private Answer run(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 3);
    System.arraycopy(words, 0, all, 1, words.length);
    all[0] = "knowledge-confirmations";
    all[words.length + 1] = "--data";
    all[words.length + 2] = folder.toString();
    return Answer.run(all);
  }
}
