// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class FileLockTest {
  @TempDir Path folder;
  private final List<Process> others = new ArrayList<>();

  @AfterEach
  void endOthers() throws InterruptedException {
    for (Process other : others) {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void anotherProcessKeepsItsStoreToItselfAndAKilledOneLetsGo() throws Exception {
    Process other = startOther();

    StorageException refusal = assertThrows(StorageException.class, this::words);
    assertTrue(refusal.getMessage().contains("desk.db is in use"), refusal.getMessage());

    other.destroyForcibly().waitFor();
    assertEquals(List.of("of the other"), words());
  }

  @Test
  void aProcessThatEndsOrderlyLetsGo() throws Exception {
    Process other = startOther();
    other.getOutputStream().close();

    assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, other.exitValue());
    assertEquals(List.of("of the other"), words());
  }

  @Test
  void aStoreOpenHereIsRefusedToTheOtherProcess() throws Exception {
    try (Database here = open()) {
      Process other = other();

      assertTrue(other.waitFor(60, TimeUnit.SECONDS));
      assertEquals(1, other.exitValue());
      assertTrue(Files.readString(folder.resolve("other.log")).contains("desk.db is in use"));
      assertEquals(List.of(), words(here));
    }
  }

  @Test
  void aFolderReachedByAnotherNameIsTheSameStore() throws IOException {
    Path alias = folder.resolve("alias");
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(alias, real);
    try (Database here = Database.open(real.resolve("desk.db"), "schema/v1")) {
      StorageException refusal =
          assertThrows(
              StorageException.class,
              () -> Database.open(alias.resolve("desk.db"), "schema/v1").close());

      assertTrue(refusal.getMessage().contains("in use"), refusal.getMessage());
      assertEquals(List.of(), words(here));
    }
  }

  @Test
  void aLockThatCannotBeWrittenIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("desk.db.lock"));

    StorageException failure = assertThrows(StorageException.class, this::open);

    assertTrue(failure.getMessage().contains("desk.db.lock"), failure.getMessage());
  }

  @Test
  void twoStoresBesideEachOtherDoNotMeet() {
    try (Database one = open();
        Database two = Database.open(folder.resolve("other.db"), "schema/v1")) {
      assertEquals(List.of(), words(one));
      assertEquals(List.of(), words(two));
    }
  }

  private Process startOther() throws IOException {
    Process other = other();
    await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("ready")));
    return other;
  }

  private Process other() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process other =
        new ProcessBuilder(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName(),
                folder.resolve("desk.db").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("other.log").toFile())
            .start();
    others.add(other);
    return other;
  }

  private Database open() {
    return Database.open(folder.resolve("desk.db"), "schema/v1");
  }

  private List<String> words() {
    try (Database database = open()) {
      return words(database);
    }
  }

  private static List<String> words(Database database) {
    return database.read(
        h -> h.createQuery("select text from word order by id").mapTo(String.class).list());
  }
}
