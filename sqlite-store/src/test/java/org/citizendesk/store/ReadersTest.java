// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ReadersTest {
  private static final int CONNECTIONS = 4;

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("desk.db"), "schema/v1");
    database.write(tx -> tx.handle().execute("insert into word(text) values ('kept')"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into word(text) values ('x')",
        "update word set text = 'x'",
        "delete from word",
        "drop table word",
        "create table other (id integer)",
        "pragma user_version=7"
      })
  void aReaderCanChangeNothing(String statement) {
    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> database.read(h -> h.execute(statement)));

    assertTrue(refusal.getMessage().contains("readonly"), refusal.getMessage());
    assertEquals(1, count());
  }

  @Test
  void everyConnectionOfThePoolIsQueryOnly() throws Exception {
    assertEquals(List.of("1", "1", "1", "1"), together("pragma query_only"));
  }

  @Test
  void aReaderThatFailsGivesItsConnectionBack() {
    for (int i = 0; i < 3 * CONNECTIONS; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              database.read(
                  h -> {
                    throw new IllegalStateException("a mapper's own trouble");
                  }));
    }

    assertEquals(1, count());
  }

  @Test
  void aTransactionThatAReaderLeavesOpenDoesNotShowTheNextOneThePast() {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.read(
                h -> {
                  h.begin();
                  assertEquals(1, count(h));
                  throw new IllegalStateException("before the end of the transaction");
                }));
    database.write(tx -> tx.handle().execute("insert into word(text) values ('later')"));

    assertEquals(2, count());
  }

  @Test
  void aQueryUnderWayFinishesWhenTheStoreCloses() {
    int counted =
        database.read(
            h -> {
              database.close();
              return count(h);
            });

    assertEquals(1, counted);
    StorageException refusal = assertThrows(StorageException.class, this::count);
    assertTrue(refusal.getMessage().contains("desk.db is closed"), refusal.getMessage());
  }

  private List<String> together(String query) throws Exception {
    CyclicBarrier all = new CyclicBarrier(CONNECTIONS);
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        answers.add(readers.submit(() -> database.read(h -> answer(h, all, query))));
      }
    }
    List<String> texts = new ArrayList<>();
    for (Future<String> answer : answers) {
      texts.add(answer.get());
    }
    return texts;
  }

  private static String answer(Handle handle, CyclicBarrier all, String query) {
    try {
      all.await();
    } catch (Exception e) {
      throw new IllegalStateException("the others did not come", e);
    }
    return handle.createQuery(query).mapTo(String.class).one();
  }

  private int count() {
    return database.read(ReadersTest::count);
  }

  private static int count(Handle handle) {
    return handle.createQuery("select count(*) from word").mapTo(int.class).one();
  }
}
