// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.disk;

import org.citizendesk.endtoend.soak.PostgresPlace;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A server on a PostgreSQL whose tables lie on a disk that is soon full. */
class PostgresDiskFullTest {
  @TempDir Path folder;
  @TempDir Path small;
  private SmallDisk disk;
  private PostgresPlace database;
  private ServerOnSmallDisk server;

  @BeforeEach
  void start() throws Exception {
    disk = SmallDisk.mount(small, 64);
    database = PostgresPlace.start(folder.resolve("postgres"));
    Path place = Files.createDirectory(disk.folder().resolve("tables"));
    database.read(handle -> handle.execute("create tablespace small location '" + place + "'"));
    database.read(handle -> handle.execute("create database desk tablespace small"));
    Map<String, String> settings = new HashMap<>(database.store());
    settings.compute(
        "store.url", (key, url) -> String.valueOf(url).replace("/postgres?", "/desk?"));
    server = new ServerOnSmallDisk(folder.resolve("data"), settings);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (database != null) {
      database.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void aFullDiskStopsTheServerLoudlyAndItGoesOnByItself() throws Exception {
    server.write();
    assertEquals("OK", server.health(200).at("/disk/state").asString());
    disk.fill(1 << 20);

    Throwable failure = assertThrows(CompletionException.class, server::writeForEver).getCause();

    assertInstanceOf(StorageException.class, failure);
    server.assertIsFull();

    disk.clear();

    server.assertGoesOn();
    server.assertAllIsThere();
  }
}
