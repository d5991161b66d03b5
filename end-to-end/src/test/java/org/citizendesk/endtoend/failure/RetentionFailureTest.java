// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.citizendesk.desktop.attachment.Leftovers;
import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.retention.Retention;
import org.citizendesk.desktop.store.HistoryDepth;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.StoreNotice;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.maintenance.Backups;
import org.citizendesk.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A server that is put back to before everything that its desktops still keep. */
class RetentionFailureTest {
  private static final int DAYS = 30;
  private static final CitizenId TOM = new CitizenId(Uuids.named("citizen", "tom"));

  @TempDir Path folder;

  @Test
  void aServerPutBackToBeforeWhatADesktopKeepsGetsAllThatIsStillThere() {
    try (Centre centre = new Centre(folder)) {
      Path store = centre.data().resolve("server.db");
      Path copy = folder.resolve("copy.db");
      Database.copy(store, copy);
      survives(
          centre,
          () ->
              Backups.restore(
                  copy, store, centre.world, new Uuids(centre.world, new SecureRandom())));
    }
  }

  @Test
  void aPostgresPutBackToBeforeWhatADesktopKeepsGetsAllThatIsStillThere() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      run(postgres, "create database desk");
      Map<String, String> settings =
          Map.of("store.url", postgres.getJdbcUrl("postgres", "desk"), "store.user", "postgres");
      try (Centre centre = new Centre(folder, settings)) {
        centre.server().close();
        run(postgres, "create database copy template desk");
        centre.comeBack(centre.data());
        survives(
            centre,
            () -> {
              run(postgres, "drop database desk");
              run(postgres, "create database desk template copy");
            });
      }
    }
  }

  private void survives(Centre centre, Runnable putBack) {
    Centre.Line line = centre.line("ann");
    Path file = workForAMonth(centre, line);
    Retention retention;
    try (LocalStore store = store(file, centre)) {
      Leftovers leftovers = new Leftovers(store, folder.resolve("files"));
      retention = new Retention(store, DAYS, centre.world, Set::of, leftovers);
      retention.round();
      assertEquals(List.of("kept"), ownNotes(store), "the others are settled and old");
    }
    centre.kill(line);
    putBack.run();
    centre.comeBack(centre.data(), line);
    assertEquals(List.of(), centre.notes(MARY));

    try (Desk ann = line.desk("ann")) {
      ann.isDone();
      ann.note("new");
      await().until(() -> centre.notes(MARY).equals(List.of("old", "kept", "new")));
      ann.awaitReads(List.of("old", "kept", "new"));
      assertEquals(List.of(), centre.notes(TOM), "it was nowhere any more");
      line.cut();
      ann.sees(now -> now.state() != State.LIVE);
      ann.note("newer");
      line.mend();
      ann.isDone();
      assertEquals(List.of("old", "kept", "new", "newer"), centre.notes(MARY));
      assertToldOnce(ann);
    }
    retention.close();
  }

  /** Ann writes, a month passes, and she writes again. */
  private static Path workForAMonth(Centre centre, Centre.Line line) {
    try (Desk ann = line.desk("ann")) {
      ann.reads(MARY);
      ann.note("old");
      ann.services().timeline().page(TOM, Timeline.NEWEST, 10);
      ann.services().conversation().note(TOM, null, "of Tom").join();
      ann.isDone();
      ann.awaitReads(List.of("old"));
      await().until(() -> ann.reads(TOM).equals(List.of("of Tom")));
    }
    centre.world.jump(Duration.ofDays(DAYS + 1));
    try (Desk ann = line.desk("ann")) {
      ann.reads(MARY);
      ann.note("kept");
      ann.isDone();
      return ann.store();
    }
  }

  private static void assertToldOnce(Desk ann) {
    List<StoreNotice> told =
        ann.matters().stream()
            .filter(Matter.Befell.class::isInstance)
            .map(matter -> ((Matter.Befell) matter).notice())
            .toList();
    assertEquals(1, told.size(), told.toString());
    assertEquals(StoreNotice.Kind.OUTLIVED, told.getFirst().kind());
    assertEquals(2, told.getFirst().saved());
    assertEquals(1, told.getFirst().lost());
  }

  private static List<String> ownNotes(LocalStore store) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select json_extract(body, '$.text') from outbox where type = 'note.written'")
                .mapTo(String.class)
                .list());
  }

  private static LocalStore store(Path file, Centre centre) {
    return LocalStore.open(
        file,
        new LocalStore.Setup(
            centre.world,
            new SecureRandom(),
            "none",
            List.of(),
            (handle, citizen) -> HistoryDepth.NONE,
            Runnable::run));
  }

  private static void run(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
