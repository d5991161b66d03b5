// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class FailingWritesTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("desk.db"), "schema/v1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void manyBadWritesInOneGroupSpoilNoneOfTheGoodOnes() {
    CountDownLatch gate = hold();
    List<CompletableFuture<Integer>> good = new ArrayList<>();
    List<CompletableFuture<Integer>> bad = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      good.add(add("good " + i));
      bad.add(add("good " + i));
      bad.add(database.submit(tx -> tx.handle().execute("insert into nowhere values (1)")));
    }
    gate.countDown();

    good.forEach(write -> assertEquals(1, write.join()));
    bad.forEach(write -> assertThrows(CompletionException.class, write::join));
    assertEquals(20, words().size());
  }

  @Test
  void theFuturesOfAGroupCompleteInTheOrderOfTheWritesWhateverFails() {
    CountDownLatch gate = hold();
    List<String> told = new ArrayList<>();
    CompletableFuture<?> last = null;
    for (String word : List.of("a", "b", "a", "c", "b", "d")) {
      last = add(word).handle((done, failure) -> told.add(word + (failure == null ? "" : "!")));
    }
    gate.countDown();
    last.join();

    assertEquals(List.of("a", "b", "a!", "c", "b!", "d"), told);
  }

  @Test
  void aFailedWriteForgetsWhatItWantedToDoAfterwards() {
    List<String> told = new ArrayList<>();
    CompletableFuture<Void> bad =
        database.submit(
            tx -> {
              tx.afterCommit(() -> told.add("bad"));
              throw new IllegalStateException("refused");
            });

    assertThrows(CompletionException.class, bad::join);
    add("next").join();
    assertEquals(List.of(), told);
  }

  @Test
  void anErrorInAWriteReachesItsCallerAndNotTheWriter() {
    StackOverflowError error = new StackOverflowError("a query too deep");

    Error thrown = assertThrows(Error.class, () -> database.write(tx -> thrown(error)));

    assertEquals(error, thrown);
    assertEquals(1, add("after").join());
  }

  @Test
  void anErrorAfterACommitDisturbsNobody() {
    CompletableFuture<Integer> write =
        database.submit(
            tx -> {
              tx.afterCommit(() -> thrown(new StackOverflowError()));
              return 1;
            });

    assertEquals(1, write.join());
    assertEquals(1, add("after").join());
  }

  @Test
  void aWriteThatLeavesTheThreadInterruptedStopsNothing() {
    database.write(
        tx -> {
          Thread.currentThread().interrupt();
          return null;
        });

    assertEquals(1, add("after").join());
  }

  @Test
  void aFullDiskFailsTheGroupSaysSoAndIsGotOver() {
    add("before").join();
    database.write(
        tx -> {
          int pages = tx.handle().createQuery("pragma page_count").mapTo(int.class).one();
          return tx.handle().createQuery("pragma max_page_count=" + pages).mapTo(int.class).one();
        });
    CountDownLatch gate = hold();
    CompletableFuture<Integer> small = add("small");
    CompletableFuture<Integer> big = add("big".repeat(100_000));
    gate.countDown();

    for (CompletableFuture<Integer> write : List.of(small, big)) {
      Throwable failure = assertThrows(CompletionException.class, write::join).getCause();
      assertInstanceOf(StorageException.class, failure);
      assertTrue(failure.getMessage().contains("desk.db"), failure.getMessage());
      assertTrue(failure.getMessage().contains("disk is full"), failure.getMessage());
    }
    database.write(
        tx -> tx.handle().createQuery("pragma max_page_count=1000000").mapTo(int.class).one());
    add("after").join();
    assertEquals(List.of("before", "after"), words());
  }

  @Test
  void aFileThatMayOnlyBeReadFailsTheWriteAndStaysReadable() {
    add("before").join();

    UnableToExecuteStatementException failure =
        assertThrows(
            UnableToExecuteStatementException.class, () -> database.write(this::writeReadOnly));

    assertTrue(failure.getMessage().contains("readonly"), failure.getMessage());
    assertEquals(List.of("before"), words());
    assertEquals(1, add("after").join());
  }

  @Test
  void anErrorNamesTheStatementButNotWhatSomebodyWrote() {
    String secret = "My social security number is 078-05-1120";
    add(secret).join();

    Throwable failure = assertThrows(CompletionException.class, add(secret)::join).getCause();

    assertTrue(failure.getMessage().contains("insert into word(text)"), failure.getMessage());
    for (Throwable one = failure; one != null; one = one.getCause()) {
      assertFalse(one.toString().contains("078-05"), one.toString());
    }
    RuntimeException unread =
        assertThrows(
            RuntimeException.class,
            () ->
                database.read(
                    h ->
                        h.createQuery("select :text from gone")
                            .bind("text", secret)
                            .mapToMap()
                            .list()));
    assertFalse(unread.getMessage().contains("078-05"), unread.getMessage());
  }

  @Test
  void closingWhileWritesWaitFinishesThemAndRefusesLaterOnes() throws InterruptedException {
    CountDownLatch gate = hold();
    CompletableFuture<Integer> queued = add("queued");
    Thread closer = Thread.ofVirtual().start(database::close);
    CompletableFuture<Integer> late = refused();
    gate.countDown();
    closer.join();

    assertEquals(1, queued.join());
    assertInstanceOf(
        StorageException.class, assertThrows(CompletionException.class, late::join).getCause());
    open();
    assertTrue(words().contains("queued"));
  }

  @Test
  void closingTwiceIsNothing() {
    database.close();
    database.close();

    assertThrows(StorageException.class, this::words);
  }

  @Test
  void aWriteThatClosesItsOwnStoreIsRefusedRatherThanWaitedForForEver() {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    database.write(
        tx -> {
          refusal.set(assertThrows(IllegalStateException.class, database::close));
          return null;
        });

    assertTrue(refusal.get().getMessage().contains("desk.db"), refusal.get().getMessage());
    assertEquals(1, add("after").join());
  }

  private int writeReadOnly(Tx tx) {
    tx.handle().execute("pragma query_only=on");
    try {
      return tx.handle().execute("delete from word");
    } finally {
      tx.handle().execute("pragma query_only=off");
    }
  }

  /** Writes until the store, which is being closed, refuses one. */
  private CompletableFuture<Integer> refused() {
    CompletableFuture<Integer> write;
    int tries = 0;
    do {
      write = add("late " + tries++);
      Thread.onSpinWait();
    } while (!write.isCompletedExceptionally());
    return write;
  }

  /** Keeps the writer busy, so that all that is submitted until then is one group. */
  private CountDownLatch hold() {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Void> held =
        database.submit(
            tx -> {
              busy.countDown();
              pass(gate);
              return null;
            });
    pass(busy);
    assertFalse(held.isDone());
    return gate;
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this test", e);
    }
  }

  private static Void thrown(Error error) {
    throw error;
  }

  private CompletableFuture<Integer> add(String word) {
    return database.submit(tx -> tx.handle().execute("insert into word(text) values (?)", word));
  }

  private List<String> words() {
    return database.read(
        h -> h.createQuery("select text from word order by id").mapTo(String.class).list());
  }
}
