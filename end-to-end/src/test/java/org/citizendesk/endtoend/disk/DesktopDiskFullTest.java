// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.disk;

import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DesktopDiskFullTest {
  private static final String LONG_NOTE = "word ".repeat(1900);
  private static final Event.Subject ELENA =
      new Event.Subject(new CitizenId(UUID.randomUUID()), null);

  @TempDir Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder, 16);
  }

  @AfterEach
  void unmount() throws Exception {
    disk.close();
  }

  @Test
  void whatDoesNotFitIsRefusedLoudlyAndTheSameWorkIsTakenWhenThereIsRoom() throws Exception {
    int saved = 0;
    try (LocalStore store = open()) {
      write(store);
      saved++;
      disk.fill(200_000);
      CompletionException refused =
          assertThrows(
              CompletionException.class,
              () -> {
                while (true) {
                  write(store);
                }
              });
      assertInstanceOf(StorageException.class, refused.getCause());
      saved = (int) count(store);
      assertTrue(saved < 40, "the disk was not full after " + saved);
      assertThrows(CompletionException.class, () -> write(store));
      assertEquals(saved, count(store), "something refused is shown");

      disk.clear();
      write(store);
      assertEquals(saved + 1, count(store));
    }
    try (LocalStore store = open()) {
      assertEquals(saved + 1, count(store));
      assertEquals(saved + 1, store.syncStore().counts().unsent());
    }
  }

  private LocalStore open() {
    ContactProjection contacts = new ContactProjection("ana");
    return LocalStore.open(
        disk.folder().resolve("desk.db"),
        new LocalStore.Setup(
            Clock.systemUTC(),
            new Random(1),
            "s",
            List.of(new CitizenProjection(), contacts),
            contacts,
            Runnable::run));
  }

  private static void write(LocalStore store) {
    store.write(ELENA, new NoteFact.Written("ana", LONG_NOTE)).join();
  }

  private static long count(LocalStore store) {
    return store.read(
        handle -> handle.createQuery("select count(*) from outbox").mapTo(long.class).one());
  }
}
