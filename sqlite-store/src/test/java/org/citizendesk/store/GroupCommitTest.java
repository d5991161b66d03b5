// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GroupCommitTest {
  private static final int WRITERS = 16;
  private static final int EACH = 50;

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
  void manyWritersLoseNothing() throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int name = writer;
        all.add(writers.submit(() -> writeAll(name)));
      }
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    }

    assertEquals(WRITERS * EACH, count());
  }

  @Test
  void aWriteThatIsOverCannotBeWrittenWithAnyMore() {
    Tx kept = database.write(tx -> tx);

    assertThrows(IllegalStateException.class, kept::handle);
    database.write(tx -> tx.handle().execute("insert into word(text) values ('next')"));
    assertEquals(1, count());
  }

  @Test
  void aCommitThatIsRefusedForOneWriteFailsThatAloneAndTheNextOneWorks() {
    database.write(
        tx ->
            tx.handle()
                .execute(
                    "create table child (parent integer references word (id)"
                        + " deferrable initially deferred)"));
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Boolean> first =
        database.submit(
            tx -> {
              busy.countDown();
              return pass(gate);
            });
    assertTrue(pass(busy));
    List<String> told = new ArrayList<>();
    CompletableFuture<Integer> innocent =
        database.submit(
            tx -> {
              tx.afterCommit(() -> told.add("innocent"));
              return insert(tx, "innocent");
            });
    CompletableFuture<Integer> guilty =
        database.submit(tx -> tx.handle().execute("insert into child values (4711)"));
    gate.countDown();
    first.join();

    CompletionException failure = assertThrows(CompletionException.class, guilty::join);
    assertInstanceOf(StorageException.class, failure.getCause());
    assertEquals(1, innocent.join());
    assertEquals(List.of("innocent"), told);
    database.write(tx -> insert(tx, "after"));
    assertEquals(2, count());
  }

  @Test
  void aCommitThatFailsForAnyOtherReasonFailsItsWholeGroup() {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Boolean> first = database.submit(tx -> pass(gate));
    CompletableFuture<Integer> innocent = database.submit(tx -> insert(tx, "innocent"));
    CompletableFuture<Breaking> breaking =
        database.submit(tx -> tx.shared(Breaking.class, handle -> new Breaking()));
    gate.countDown();

    assertThrows(CompletionException.class, breaking::join);
    CompletionException failure = assertThrows(CompletionException.class, innocent::join);
    assertInstanceOf(StorageException.class, failure.getCause());
    first.exceptionally(failed -> false).join();
    database.write(tx -> insert(tx, "after"));
    assertEquals(1, count());
  }

  /** Breaks the commit of a group. */
  private static final class Breaking implements Tx.Shared {
    @Override
    public void beforeCommit() {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void aWriteThatIsRefusedGoesItsOtherWayBeforeWhatIsQueuedBehindIt() {
    database.write(tx -> insert(tx, "taken"));
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Boolean> first = database.submit(tx -> pass(gate));
    CompletableFuture<Integer> innocent = database.submit(tx -> insert(tx, "innocent"));
    CompletableFuture<Integer> another =
        database.submit(
            tx -> tx.handle().execute("insert into word(id, text) values (1, 'mine')"),
            tx -> insert(tx, "another way"));
    CompletableFuture<List<String>> behind = database.submit(tx -> words(tx.handle()));
    gate.countDown();

    assertTrue(first.join());
    assertEquals(1, innocent.join());
    assertEquals(1, another.join());
    assertEquals(List.of("taken", "innocent", "another way"), behind.join());
  }

  @Test
  void readersSeeOnlyWhatIsCommitted() {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    CompletableFuture<Boolean> write =
        database.submit(
            tx -> {
              insert(tx, "not yet");
              written.countDown();
              return pass(read);
            });
    pass(written);

    assertEquals(0, count());
    read.countDown();
    write.join();
    assertEquals(1, count());
  }

  @Test
  void moreReadersThanConnectionsWaitForEachOther() throws Exception {
    int readers = 12;
    CyclicBarrier together = new CyclicBarrier(readers);
    try (ExecutorService executor = Executors.newFixedThreadPool(readers)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        counts.add(
            executor.submit(
                () -> {
                  together.await();
                  return count();
                }));
      }
      for (Future<Integer> count : counts) {
        assertEquals(0, count.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void anActionThatThrowsDisturbsNobody() {
    CompletableFuture<Integer> write =
        database.submit(
            tx -> {
              tx.afterCommit(
                  () -> {
                    throw new IllegalStateException("a listener's own trouble");
                  });
              return insert(tx, "kept");
            });

    assertEquals(1, write.join());
    assertEquals(1, count());
  }

  @Test
  void closingFinishesWhatIsQueued() {
    List<CompletableFuture<Integer>> queued = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      String word = "word " + i;
      queued.add(database.submit(tx -> insert(tx, word)));
    }
    database.close();

    queued.forEach(write -> assertEquals(1, write.join()));
    assertThrows(StorageException.class, this::count);
    open();
    assertEquals(EACH, count());
  }

  @Test
  void aFileThatCouldNotBeOpenedCanBeOpenedLater() {
    database.close();
    assertThrows(
        StorageException.class,
        () -> Database.open(folder.resolve("desk.db"), "schema/that-does-not-exist"));

    open();

    assertTrue(database.file().endsWith("desk.db"));
  }

  private void writeAll(int writer) {
    for (int i = 0; i < EACH; i++) {
      String word = writer + " " + i;
      database.write(tx -> insert(tx, word));
    }
  }

  private static int insert(Tx tx, String word) {
    return tx.handle().execute("insert into word(text) values (?)", word);
  }

  private static List<String> words(Handle handle) {
    return handle.createQuery("select text from word order by id").mapTo(String.class).list();
  }

  private int count() {
    return database.read(
        handle -> handle.createQuery("select count(*) from word").mapTo(int.class).one());
  }

  private static boolean pass(CountDownLatch gate) {
    try {
      return gate.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
