// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the owner of the articles learns from their readers, from the command line. */
class KnowledgeFindingsTest {
  private static final Event.Subject ARTICLES =
      new Event.Subject(new CitizenId(new UUID(0, 4)), null);

  @TempDir Path folder;
  private int seconds;

  @Test
  void gapsAreCountedWhateverTheirCapitalsAccentsAndPunctuation() throws Exception {
    assertEquals("Nothing was searched in vain.", run("knowledge-gaps").out().strip());
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      searched(ann, "rent mould", 0, "snap", "damp home", "housing-repairs");
      searched(ann, "Rént, MOULD?", 0, "", "damp home", "");
      searched(ann, "rent mould", 3, "", "=cmd()\u001b[2J", "housing-repairs");
      searched(ann, "cherry", 0, "snap", "", "");

      Answer words = run("knowledge-gaps", "--since", "1970-01-01");
      Answer json = run("knowledge-gaps", "--since", "1970-01-01", "--json");
      Answer csv = run("knowledge-gaps", "--since", "1970-01-01", "--csv");

      assertEquals(0, words.code(), words.err());
      assertTrue(
          words
              .out()
              .startsWith("rent mould  [en]  searched 3, found nothing 2, put in other words 3"),
          words.out());
      assertTrue(
          words.out().contains("    then searched: damp home (2); =cmd() [2J (1)"), words.out());
      assertTrue(words.out().contains("    in the end opened: housing-repairs (2)"), words.out());
      assertTrue(words.out().contains("    in: all programs (2); snap (1)"), words.out());
      assertTrue(words.out().strip().endsWith("Shown: 2."), words.out());
      JsonNode first = JsonMapper.shared().readTree(json.out()).get(0);
      assertEquals(3, first.get("searches").asInt());
      assertEquals(2, first.get("opened").get("housing-repairs").asInt());
      assertEquals(3, csv.out().strip().lines().count(), csv.out());
      assertTrue(csv.out().startsWith("query,language,searches,"), csv.out());
    }
  }

  @Test
  void gapsAreThoseOfAProgramSinceADayAtMostSoMany() throws Exception {
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      searched(ann, "cherry", 0, "snap", "", "");
      searched(ann, "pear", 0, "", "", "");

      String ofSnap = run("knowledge-gaps", "--since", "1970-01-01", "--program", "snap").out();
      String one = run("knowledge-gaps", "--since", "1970-01-01", "--limit", "1").out();

      assertTrue(ofSnap.startsWith("cherry") && ofSnap.contains("Shown: 1."), ofSnap);
      assertTrue(one.contains("Shown: 1."), one);
      assertTrue(run("knowledge-gaps", "--since", "2200-01-01").out().startsWith("Nothing"));
    }
  }

  @Test
  void aSpreadsheetTakesNothingForAFormulaAndNothingForANewField() throws Exception {
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      searched(ann, "=cmd|'/c calc'!A0, \"now\"", 0, "", "", "");

      String row =
          run("knowledge-gaps", "--since", "1970-01-01", "--csv").out().lines().toList().get(1);

      assertTrue(row.startsWith("\"'=cmd|'/c calc'!A0, \"\"now\"\"\",en,1,1,0,"), row);
    }
  }

  @Test
  void answersAreWrittenAsTheQuestionsThatAnOrderIsLearnedFrom() throws Exception {
    assertEquals("No search was answered yet.", run("knowledge-answers").out().strip());
    assertEquals("", run("knowledge-answers", "--lines").out());
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      found(ann, "lost card", "snap-card", "fees", KnowledgeFact.Use.READ);
      found(ann, "Lost CARD?", "snap-card", "what-to-do", KnowledgeFact.Use.QUOTED);
      found(ann, "lost card", "snap-card", "what-to-do", KnowledgeFact.Use.QUOTED);
      found(ann, "mould", "housing", "", KnowledgeFact.Use.READ);

      List<String> lines = run("knowledge-answers", "--lines").out().strip().lines().toList();
      Answer words = run("knowledge-answers");

      assertEquals(2, lines.size());
      JsonNode card = JsonMapper.shared().readTree(lines.get(0));
      assertEquals("Lost CARD?", card.get("query").asString());
      assertEquals("[\"snap-card#what-to-do\"]", card.get("relevant").toString());
      assertEquals(2, card.get("n").asInt());
      assertEquals("QUOTED", card.get("use").asString());
      JsonNode mould = JsonMapper.shared().readTree(lines.get(1));
      assertEquals("[\"housing#\"]", mould.get("relevant").toString());
      assertEquals("READ", mould.get("use").asString());
      assertEquals(0, mould.get("history").size());
      assertTrue(
          words.out().contains("Lost CARD?  [en]  quoted 2 times: snap-card#what-to-do"),
          words.out());
      assertEquals("", run("knowledge-answers", "--lines", "--since", "2200-01-01").out());
    }
  }

  private void found(
      TestDesktop desktop, String query, String article, String section, KnowledgeFact.Use use)
      throws Exception {
    push(desktop, new KnowledgeFact.Found(query, "en", "", "", article, 3, section, use));
  }

  @Test
  void flagsAreListedUntilTheirAuthorTakesThemBack() throws Exception {
    assertEquals("Nothing is flagged.", run("knowledge-flags").out().strip());
    try (TestServer server = TestServer.onSqlite(folder)) {
      TestDesktop ann = server.agent("ann");
      TestDesktop bob = server.agent("bob");
      EventId first = flagged(ann, "ann", "The number has changed.");
      flagged(bob, "bob", "");
      push(bob, new KnowledgeFact.FlagWithdrawn("bob", first));

      Answer all = run("knowledge-flags");
      assertEquals(0, all.code(), all.err());
      assertTrue(
          all.out()
              .contains("snap-card.en version 3 at what-to-do: out of date, says ann at 1970-"),
          all.out());
      assertTrue(all.out().contains("    The number has changed."), all.out());
      assertTrue(all.out().contains("Shown: 2."), all.out());

      push(ann, new KnowledgeFact.FlagWithdrawn("ann", first));

      String left = run("knowledge-flags").out();
      assertFalse(left.contains("says ann"), left);
      assertTrue(run("knowledge-flags", "--all").out().contains(", taken back at 1970-"));
      assertTrue(run("knowledge-flags", "--article", "other").out().startsWith("Nothing"));
      assertEquals(1, JsonMapper.shared().readTree(run("knowledge-flags", "--json").out()).size());
      assertEquals(2, run("knowledge-flags", "--csv").out().strip().lines().count());
    }
  }

  private void searched(
      TestDesktop desktop, String query, int hits, String program, String next, String opened)
      throws Exception {
    push(desktop, new KnowledgeFact.Searched(query, hits, "en", program, "", next, opened));
  }

  private EventId flagged(TestDesktop desktop, String agent, String text) throws Exception {
    return push(
        desktop,
        new KnowledgeFact.Flagged(
            agent,
            "snap-card",
            "en",
            3,
            "Lost cards",
            "what-to-do",
            KnowledgeFact.Reason.OUT_OF_DATE,
            text));
  }

  private EventId push(TestDesktop desktop, KnowledgeFact fact) throws Exception {
    Event event = desktop.event(ARTICLES, fact, Instant.EPOCH.plusSeconds(seconds++));
    desktop.send(new ClientFrame.Push(List.of(event)));
    desktop.next(ServerFrame.Ack.class);
    return event.id();
  }

  private Answer run(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.toString();
    return Answer.run(all);
  }
}
