// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatabaseTest {
  private static final String V1 = "schema/v1";
  private static final String V2 = "schema/v2";

  @TempDir Path folder;

  @Test
  void keepsWhatWasWritten() {
    try (Database database = open(V1)) {
      add(database, "alpha").join();
    }

    try (Database database = open(V1)) {
      assertEquals(List.of("alpha"), words(database));
    }
  }

  @Test
  void aWriteThatFailsIsUndoneAndDoesNotDisturbItsGroup() {
    try (Database database = open(V1)) {
      CountDownLatch gate = new CountDownLatch(1);
      CompletableFuture<Void> first = database.submit(tx -> await(gate));
      CompletableFuture<Integer> good = add(database, "good");
      CompletableFuture<Integer> bad =
          database.submit(
              tx -> {
                tx.handle().execute("insert into word(text) values ('half')");
                return tx.handle().execute("insert into word(text) values ('good')");
              });
      CompletableFuture<Integer> after = add(database, "after");
      gate.countDown();

      first.join();
      good.join();
      after.join();
      CompletionException failure = assertThrows(CompletionException.class, bad::join);
      assertTrue(failure.getCause() instanceof UnableToExecuteStatementException);
      assertEquals(List.of("good", "after"), words(database));
    }
  }

  @Test
  void actionsRunAfterTheCommitInTheOrderOfTheWrites() {
    try (Database database = open(V1)) {
      List<String> seen = new ArrayList<>();
      CompletableFuture<?> last = CompletableFuture.completedFuture(null);
      for (String word : List.of("one", "two", "three")) {
        last =
            database.submit(
                tx -> {
                  tx.handle().execute("insert into word(text) values (?)", word);
                  tx.afterCommit(() -> seen.add(word + " of " + words(database).contains(word)));
                  return null;
                });
      }
      last.join();

      assertEquals(List.of("one of true", "two of true", "three of true"), seen);
    }
  }

  @Test
  void readersCannotWrite() {
    try (Database database = open(V1)) {
      assertThrows(
          RuntimeException.class,
          () -> database.read(h -> h.execute("insert into word(text) values ('x')")));
    }
  }

  @Test
  void writesAreOnDiskInWalModeWithFullSync() {
    try (Database database = open(V1)) {
      List<String> pragmas =
          database.write(
              tx ->
                  List.of(
                      tx.handle().createQuery("pragma journal_mode").mapTo(String.class).one(),
                      tx.handle().createQuery("pragma synchronous").mapTo(String.class).one()));

      assertEquals(List.of("wal", "2"), pragmas);
    }
  }

  @Test
  void twoProgramsCannotShareOneFile() {
    try (Database database = open(V1)) {
      StorageException refusal = assertThrows(StorageException.class, () -> open(V1));

      assertTrue(refusal.getMessage().contains("in use by another Citizen Desk"));
      assertEquals(List.of(), words(database));
    }
  }

  @Test
  void makesACopyBeforeTheSchemaChanges() {
    try (Database database = open(V1)) {
      add(database, "alpha").join();
    }

    open(V2).close();

    assertTrue(Files.exists(folder.resolve("desk.db.before-002")));
  }

  @Test
  void refusesAFileOfANewerProgramAndLeavesItAlone() {
    open(V2).close();

    StorageException refusal = assertThrows(StorageException.class, () -> open(V1));

    assertTrue(refusal.getMessage().contains("newer version"), refusal.getMessage());
    open(V2).close();
  }

  @Test
  void refusesADamagedFileAndSaysWhich() throws IOException {
    try (Database database = open(V1)) {
      for (int i = 0; i < 500; i++) {
        add(database, "word " + i).join();
      }
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("desk.db"));
    for (int i = 4096; i < 12288; i++) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(folder.resolve("desk.db"), bytes);

    StorageException refusal = assertThrows(StorageException.class, () -> open(V1));

    assertTrue(refusal.getMessage().contains("desk.db"), refusal.getMessage());
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(folder.resolve("desk.db"), "this is a letter, not a database ".repeat(400));

    assertThrows(StorageException.class, () -> open(V1));
  }

  @Test
  void backsUpWhileOpen() {
    try (Database database = open(V1)) {
      add(database, "alpha").join();
      Database.copy(database.file(), folder.resolve("copy.db"));
    }

    try (Database copy = Database.open(folder.resolve("copy.db"), V1)) {
      assertEquals(List.of("alpha"), words(copy));
    }
  }

  @Test
  void refusesWritesAfterClosing() {
    Database database = open(V1);
    database.close();

    CompletionException failure =
        assertThrows(CompletionException.class, () -> add(database, "late").join());

    assertTrue(failure.getCause() instanceof StorageException);
  }

  private Database open(String schema) {
    return Database.open(folder.resolve("desk.db"), schema);
  }

  private static CompletableFuture<Integer> add(Database database, String word) {
    return database.submit(tx -> tx.handle().execute("insert into word(text) values (?)", word));
  }

  private static List<String> words(Database database) {
    return database.read(
        h -> h.createQuery("select text from word order by id").mapTo(String.class).list());
  }

  private static Void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
