// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.disk;

import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.server.testing.TestTimers;
import org.citizendesk.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class StoreCheckTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsWholeIsReportedSoAfterTheFirstHour() throws Exception {
    assumeFalse(TestStore.isPostgres(), "PostgreSQL looks after its own files");
    TestTimers timers = new TestTimers();
    try (TestServer server = new TestServer(folder, timers)) {
      assertFalse(server.get("/health").body().contains("store-check"));

      timers.pass(Duration.ofMinutes(61));

      await().until(() -> server.get("/health").body().contains("store-check"));
      assertTrue(server.get("/health").body().contains("whole at"));
      assertTrue(server.get("/metrics").body().contains("desk_store_damaged 0"));
    }
  }

  @Test
  void damageInAFileThatIsInUseIsFound() throws Exception {
    Path file = folder.resolve("server.db");
    try (Database database = Database.open(file, SqliteEventLog.SCHEMA)) {
      StoreCheck check = new StoreCheck(database);
      check.check(Instant.ofEpochSecond(7));
      assertFalse(check.isDamaged());
      assertEquals(7, check.checkedAt());
    }
    try (Database database = Database.open(file, SqliteEventLog.SCHEMA)) {
      database.checkpoint();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {42, 42, 42, 42, 42, 42, 42, 42}), 3 * 4096);
      }
      StoreCheck check = new StoreCheck(database);

      check.check(Instant.EPOCH);

      assertTrue(check.isDamaged());
    }
  }
}
