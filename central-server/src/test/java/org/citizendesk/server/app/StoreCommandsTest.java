// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestDesktop;
import org.citizendesk.server.testing.TestPostgres;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** The store's commands, as an administrator runs them. */
class StoreCommandsTest {
  private static final Event.Subject MARY =
      new Event.Subject(new CitizenId(UUID.randomUUID()), null);

  @TempDir Path folder;

  @Test
  void aLogThatIsWholeIsVerified() throws Exception {
    work(folder.resolve("data"));

    Answer answer = Answer.run("verify", "--data", folder.resolve("data").toString());

    assertEquals(0, answer.code(), answer.err());
    assertTrue(
        answer.out().matches("All \\d+ events are as they were appended\\.\\R"), answer.out());
  }

  @Test
  void theFirstBrokenLinkIsNamed() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    sql(
        data,
        "update event set payload = replace(payload, 'two', 'too') where payload like '%two%'");

    Answer answer = Answer.run("verify", "--data", data.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().startsWith("Broken at position "), answer.err());
    assertTrue(answer.err().contains("is not what was appended"), answer.err());
  }

  @Test
  void anEventThatWasTakenOutIsMissed() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    sql(data, "delete from event where pos = 2");

    Answer answer = Answer.run("verify", "--data", data.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("position 2 is missing; the next is 3"), answer.err());
  }

  @Test
  void anEndThatWasCutOffIsMissed() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    sql(data, "delete from event where pos = (select max(pos) from event)");

    Answer answer = Answer.run("verify", "--data", data.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("the log should end at"), answer.err());
  }

  @Test
  void everythingMovesFromSqliteToPostgresAndAddsUpToTheSame() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    Path file = folder.resolve("all.gz");
    Answer exported = Answer.run("export", "--data", data.toString(), file.toString());
    assertEquals(0, exported.code(), exported.err());
    Path other = postgres("other");

    Answer imported = Answer.run("import", "--data", other.toString(), file.toString());

    assertEquals(0, imported.code(), imported.err());
    assertEquals(exported.out().replace("Exported", "Imported"), imported.out());
    assertEquals(0, Answer.run("verify", "--data", other.toString()).code());
    Path back = folder.resolve("back.gz");
    Answer.run("export", "--data", other.toString(), back.toString());
    Path third = folder.resolve("third");
    assertEquals(0, Answer.run("import", "--data", third.toString(), back.toString()).code());
    assertEquals(
        exported.out(), Answer.run("export", "--data", third.toString(), back.toString()).out());
  }

  @Test
  void aStoreWithWorkInItTakesNoImport() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    Path file = folder.resolve("all.gz");
    Answer.run("export", "--data", data.toString(), file.toString());

    Answer answer = Answer.run("import", "--data", data.toString(), file.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("import into a new one"), answer.err());
  }

  @Test
  void anExportThatWasCutIsRefusedAndNothingIsKeptOfIt() throws Exception {
    Path data = folder.resolve("data");
    work(data);
    Path file = folder.resolve("all.gz");
    Answer.run("export", "--data", data.toString(), file.toString());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path other = folder.resolve("other");

    Answer answer = Answer.run("import", "--data", other.toString(), file.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("all.gz, line "), answer.err());
    Answer verified = Answer.run("verify", "--data", other.toString());
    assertEquals(
        "All 0 events are as they were appended." + System.lineSeparator(), verified.out());
  }

  @Test
  void aFileThatIsNoExportIsRefused() throws Exception {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "not gzip");

    Answer answer = Answer.run("import", "--data", folder.resolve("x").toString(), file.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("cannot read " + file), answer.err());
  }

  @Test
  void aCopyMadeWhileTheServerRunsIsPutBackUnderANewName() throws Exception {
    assumeFalse(TestStore.isPostgres(), "PostgreSQL has its own tools for this");
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy.db");
    String name;
    try (TestServer server = new TestServer(data)) {
      TestDesktop ann = server.agent("ann");
      ann.push(MARY, new NoteFact.Written("ann", "before"));
      assertEquals(0, Answer.run("backup", "--data", data.toString(), copy.toString()).code());
      ann.push(MARY, new NoteFact.Written("ann", "after"));
      name = server.server().log().epoch();
      Answer running = Answer.run("restore", "--data", data.toString(), copy.toString());
      assertEquals(1, running.code());
      assertTrue(running.err().contains("is in use"), running.err());
    }

    Answer answer = Answer.run("restore", "--data", data.toString(), copy.toString());

    assertEquals(0, answer.code(), answer.err());
    try (TestServer server = new TestServer(data)) {
      assertNotEquals(name, server.server().log().epoch());
      assertEquals(
          List.of("before"),
          server.server().log().history(MARY.citizen(), Long.MAX_VALUE, 10).events().stream()
              .map(event -> event.event().content().payload().replaceAll(".*\"text\":\"|\".*", ""))
              .toList());
    }
    try (var files = Files.list(data)) {
      assertTrue(files.anyMatch(file -> file.toString().contains(".before-restore-")));
    }
  }

  @Test
  void aDamagedCopyIsNotPutBack() throws Exception {
    assumeFalse(TestStore.isPostgres(), "PostgreSQL has its own tools for this");
    Path data = folder.resolve("data");
    work(data);
    Path copy = folder.resolve("server.db");
    Answer.run("backup", "--data", data.toString(), copy.toString());
    sql(folder, "delete from event where pos = 2");

    Answer answer = Answer.run("restore", "--data", data.toString(), copy.toString());

    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("the copy is damaged at position 2"), answer.err());
    assertEquals(0, Answer.run("verify", "--data", data.toString()).code());
  }

  /** Lets a server take some work into the SQLite store of a folder. */
  private static void work(Path data) throws Exception {
    try (TestServer server = TestServer.onSqlite(data)) {
      server.account("super", Role.SUPERVISOR);
      TestDesktop ann = server.agent("ann");
      ann.push(MARY, new CitizenFact.Described("Mary \u0000 Example \ud83d", "en"));
      ann.push(MARY, new NoteFact.Written("ann", "one"), new NoteFact.Written("ann", "two"));
    }
  }

  private Path postgres(String name) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name));
    StringBuilder settings = new StringBuilder();
    for (Map.Entry<String, String> setting : TestPostgres.freshDatabase().entrySet()) {
      settings.append(setting.getKey()).append('=').append(setting.getValue()).append('\n');
    }
    Files.writeString(data.resolve("server.properties"), settings.toString());
    return data;
  }

  private static void sql(Path data, String statement) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("server.db"));
        var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }
}
