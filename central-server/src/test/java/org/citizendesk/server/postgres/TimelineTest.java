// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.citizendesk.server.testing.TestPostgres;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Tests that a log that took over is never read under the name of the log before. */
class TimelineTest {
  private PostgresStore store;
  private PostgresStore other;

  @BeforeEach
  void open() {
    Map<String, String> database = TestPostgres.freshDatabase();
    store = open(database);
    other = open(database);
    write(other, "insert into meta (k, v) values ('log_epoch', 'first')");
  }

  private static PostgresStore open(Map<String, String> database) {
    return PostgresStore.open(
        new PostgresSettings(database.get("store.url"), database.get("store.user"), ""));
  }

  @AfterEach
  void close() {
    store.close();
    other.close();
  }

  @Test
  void whoOnlyReadsLearnsOfATakeOverBeforeAnythingIsRead() {
    write(other, "update primary_timeline set timeline = '0000000A'");
    write(
        other,
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");

    assertNotEquals("first", name());
  }

  @Test
  void aNewConnectionToTheSamePrimaryLeavesTheNameAlone() {
    write(
        other,
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");

    assertEquals("first", name());
  }

  private static void write(PostgresStore by, String sql) {
    by.submit(tx -> tx.handle().execute(sql)).join();
  }

  /** Reads the log's name as soon as there is a connection again. */
  private String name() {
    return await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(JdbiException.class)
        .until(
            () ->
                store.read(
                    handle ->
                        handle
                            .createQuery("select v from meta where k = 'log_epoch'")
                            .mapTo(String.class)
                            .one()),
            any -> true);
  }
}
