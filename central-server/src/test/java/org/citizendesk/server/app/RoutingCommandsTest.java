// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The routing book from the command line, with a server that runs and with one at rest. */
class RoutingCommandsTest {
  private static final String BOOK =
      "{\"queues\": [{\"id\": \"snap\", \"name\": \"Food benefits\"}, {\"id\": \"rest\"}]}";

  @TempDir Path folder;

  @Test
  void aServerThatRunsTakesTheBookAndTellsDesktops() throws Exception {
    try (TestServer server = TestServer.onSqlite(folder);
        TestDesktop ann = server.agent("ann", Topic.citizen(CitizenId.BOOK))) {
      ann.pullAll(0);
      Answer dry = run("routing-import", write(BOOK), "--dry-run");
      Answer real = run("routing-import", write(BOOK));

      assertEquals(0, dry.code(), dry.err());
      assertTrue(dry.out().contains("+ queue rest\n+ queue snap\nNothing was changed"), dry.out());
      assertEquals(0, real.code(), real.err());
      assertEquals(
          List.of("rest", "Food benefits"),
          told(ann, BookFact.QueueSet.class).map(set -> set.queue().name()).toList());
      assertTrue(run("routing-import", write(BOOK)).out().contains("Nothing changes."));

      Answer less = run("routing-import", write("{\"queues\": [{\"id\": \"snap\"}]}"));
      assertEquals(0, less.code(), less.err());
      assertTrue(less.out().startsWith("~ queue snap\n- queue rest\n"), less.out());
      assertEquals(2, told(ann, BookFact.class).count());
    }
    assertTrue(run("routing-show").out().contains("\"name\" : \"snap\""));
  }

  @Test
  void aServerAtRestTakesItAtItsNextStart() throws Exception {
    TestServer.onSqlite(folder).close();

    assertEquals(0, run("routing-import", write(BOOK)).code());

    try (TestServer server = TestServer.onSqlite(folder);
        TestDesktop ann = server.agent("ann", Topic.citizen(CitizenId.BOOK))) {
      assertEquals(2, ann.pullAll(0).stream().mapToInt(page -> page.events().size()).sum());
    }
    assertTrue(run("routing-show").out().contains("Food benefits"));
  }

  @Test
  void aBookThatIsWrongChangesNothingAndIsExplained() throws Exception {
    Answer refused =
        run("routing-import", write("{\"queues\": [{\"id\": \"snap\", \"calendar\": \"x\"}]}"));
    Answer missing = run("routing-import", folder.resolve("none.json").toString());
    Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, 0, 1});

    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("queue snap: no calendar x"), refused.err());
    assertEquals(1, missing.code());
    assertTrue(missing.err().contains("none.json"), missing.err());
    assertTrue(run("routing-import", binary.toString()).err().contains("is not text in UTF-8"));
    assertTrue(run("routing-import", write(BOOK), "--dry-run").out().contains("+ queue snap"));
  }

  /** The entries of one import are one write, and come together. */
  private static <F extends Fact> Stream<F> told(TestDesktop desktop, Class<F> kind)
      throws Exception {
    return TestDesktop.facts(desktop.next(ServerFrame.Deliver.class)).stream()
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private String write(String book) throws IOException {
    Path file = folder.resolve("book.json");
    return Files.writeString(file, book, StandardCharsets.UTF_8).toString();
  }

  private Answer run(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.toString();
    return Answer.run(all);
  }
}
