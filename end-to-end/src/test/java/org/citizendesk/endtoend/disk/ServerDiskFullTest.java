// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.disk;

import org.citizendesk.server.log.ChainCheck;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServerDiskFullTest {
  private static final Map<String, String> SETTINGS =
      Map.of("store.reserve-mebibytes", "4", "store.low-mebibytes", "8");

  @TempDir Path folder;
  private SmallDisk disk;
  private ServerOnSmallDisk server;

  @BeforeEach
  void start() throws Exception {
    disk = SmallDisk.mount(folder, 32);
    server = new ServerOnSmallDisk(data(), SETTINGS);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    disk.close();
  }

  @Test
  void roomIsKeptBackAndItIsSaidWhenThereIsLittleLeft() throws Exception {
    assertEquals(4 << 20, Files.size(data().resolve("reserve")));
    assertEquals("OK", server.health(200).at("/disk/state").asString());

    disk.fill(1 << 20);

    JsonNode report = server.health(200);
    assertEquals("degraded", report.get("status").asString());
    assertEquals("WATCH", report.at("/disk/state").asString());
    assertTrue(report.at("/disk/warnings/0").asString().contains("are free"), report.toString());
  }

  @Test
  void aFullDiskStopsTheServerLoudlyAndItGoesOnByItself() throws Exception {
    server.write();
    disk.fill(1 << 20);

    Throwable failure = assertThrows(CompletionException.class, server::writeForEver).getCause();

    assertInstanceOf(StorageException.class, failure);
    assertTrue(Files.notExists(data().resolve("reserve")), "the room kept back was not given");
    // There is room now, the one kept back, but not for work.
    server.assertIsFull();

    disk.clear();

    server.assertGoesOn();
    assertTrue(Files.exists(data().resolve("reserve")));
    assertAllIsThere();
  }

  @Test
  void aServerThatIsStoppedOnAFullDiskLeavesAWholeStore() throws Exception {
    disk.fill(1 << 20);
    assertThrows(CompletionException.class, server::writeForEver);

    assertAllIsThere();
    assertTrue(Files.notExists(data().resolve("server.db-wal")), "it was not tidied up");
  }

  private void assertAllIsThere() {
    server.close();
    try (Database database = Database.open(data().resolve("server.db"), SqliteEventLog.SCHEMA)) {
      ChainCheck.Result check = ChainCheck.check(database);
      assertEquals(Optional.empty(), check.broken());
      assertEquals(server.safe().size(), check.whole());
    }
  }

  private Path data() {
    return disk.folder().resolve("data");
  }
}
