// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.citizendesk.store.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files that are damaged, as a broken disk or a wrong hand leaves them. */
class SalvageTest {
  private static final int NOTES = 300;
  private static final int LISTS = 40;

  @TempDir Path folder;

  @Test
  void whatLiesOnWholePagesIsSavedAndGoesOutUnderANewEpoch() throws Exception {
    Set<EventId> written = new HashSet<>();
    ClientFrame.Device before;
    try (DeskBench desk = DeskBench.open(folder)) {
      for (int i = 0; i < NOTES; i++) {
        written.add(write(desk, "note " + i + " " + "word ".repeat(20)));
      }
      before = desk.sync.standing().device();
    }
    damage(pageOf(NOTES / 2));

    try (DeskBench desk = DeskBench.open(folder)) {
      ClientFrame.Device after = desk.sync.standing().device();
      assertEquals(before.id(), after.id());
      assertNotEquals(before.epoch(), after.epoch());
      List<Event> saved = desk.sync.unsettled(0, 1000);
      assertTrue(saved.size() > NOTES / 2 && saved.size() < NOTES, "saved " + saved.size());
      assertEquals(1, saved.getFirst().origin().seq());
      assertEquals(saved.size(), saved.getLast().origin().seq());
      assertTrue(saved.stream().allMatch(event -> written.contains(event.id())));
      assertEquals(saved.size(), desk.sync.counts().unsent());
      StoreNotice notice = desk.store.read(StoreNotice::all).getFirst();
      assertEquals(StoreNotice.Kind.SALVAGED, notice.kind());
      assertEquals(saved.size(), notice.saved());
      assertEquals(NOTES, notice.saved() + notice.lost());
      assertTrue(Files.exists(folder.resolve(notice.place())));
    }
    try (DeskBench desk = DeskBench.open(folder)) {
      assertEquals(1, desk.store.read(StoreNotice::all).size());
    }
  }

  @Test
  void whatTheServerHadAcceptedAndRefusedIsSavedToo() throws Exception {
    try (DeskBench desk = DeskBench.open(folder)) {
      EventId refused = write(desk, "refused");
      write(desk, "accepted");
      desk.sync.rejected(new ServerFrame.Reject(1, refused, "wrong-author", "not yours"));
      desk.acceptAll();
      write(desk, "waiting");
    }
    damage(root("outbox_citizen"));

    try (DeskBench desk = DeskBench.open(folder)) {
      assertEquals(2, desk.sync.counts().unsent());
      assertEquals(1, desk.sync.counts().refused());
      assertEquals(3, desk.store.read(StoreNotice::all).getFirst().saved());
    }
  }

  @Test
  void readingListsAndDraftsWhichAreHereAloneAreSavedToo() throws Exception {
    try (DeskBench desk = DeskBench.open(folder)) {
      for (int i = 0; i < LISTS; i++) {
        byte[] id = Columns.bytes(new UUID(1, i));
        desk.store
            .mark(
                handle -> {
                  handle.execute(
                      "insert into reading_list (id, body, at) values (?, ?, 7)",
                      id,
                      "list ".repeat(50));
                  handle.execute("insert into draft values (?, x'', 'NOTE', 'text', 7)", id);
                },
                new Change(Set.of(), Set.of(), Set.of(), false))
            .join();
      }
    }
    damage(root("outbox_citizen"));

    try (DeskBench desk = DeskBench.open(folder)) {
      int saved =
          desk.store.read(
              handle ->
                  handle
                      .createQuery(
                          "select count(*) from reading_list l join draft d on d.citizen = l.id"
                              + " where l.at = 7 and d.at = 7 and d.body = 'text'")
                      .mapTo(Integer.class)
                      .one());
      assertEquals(LISTS, saved);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsKeptAndANewOneBegun() throws Exception {
    byte[] nonsense = "a shopping list".repeat(1000).getBytes(StandardCharsets.UTF_8);
    Files.write(file(), nonsense);

    try (DeskBench desk = DeskBench.open(folder)) {
      StoreNotice notice = desk.store.read(StoreNotice::all).getFirst();
      assertEquals(0, notice.saved());
      assertEquals(
          new String(nonsense, StandardCharsets.UTF_8),
          Files.readString(folder.resolve(notice.place())));
      write(desk, "work goes on");
    }
  }

  @Test
  void aFileThatIsInUseOrOfANewerProgramIsLeftAlone() throws Exception {
    try (DeskBench desk = DeskBench.open(folder)) {
      write(desk, "mine");
      assertThrows(StorageException.class, () -> DeskBench.open(folder));
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set version = '999' where version = '002'");
    }

    assertThrows(StorageException.class, () -> DeskBench.open(folder));
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(path -> path.toString().contains("damaged")));
    }
  }

  @Test
  void damageThatIsFoundWhileTheFileIsInUseIsToldAndMendedAtTheNextStart() throws Exception {
    try (DeskBench desk = DeskBench.open(folder)) {
      write(desk, "mine");
      new Upkeep(desk.store, () -> true).check(desk.clock.instant());
      assertEquals(List.of(), desk.store.read(StoreNotice::all));
    }
    breakAnIndex();
    try (DeskBench desk = DeskBench.open(folder)) {
      Upkeep upkeep = new Upkeep(desk.store, () -> true);
      upkeep.check(desk.clock.instant());
      assertEquals(List.of(), desk.store.read(StoreNotice::all), "it was looked at this week");
      desk.clock.pass(Duration.ofDays(7));

      upkeep.check(desk.clock.instant());

      assertEquals(StoreNotice.Kind.DAMAGED, desk.store.read(StoreNotice::all).getFirst().kind());
    }
    for (int start = 0; start < 2; start++) {
      try (DeskBench desk = DeskBench.open(folder)) {
        List<StoreNotice> told = desk.store.read(StoreNotice::all);
        assertEquals(1, told.size());
        assertEquals(StoreNotice.Kind.SALVAGED, told.getFirst().kind());
        assertEquals(1, desk.sync.counts().unsent());
      }
    }
  }

  /** An index that lacks a row, which only a thorough look finds. */
  private void breakAnIndex() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.execute("pragma writable_schema=on");
      statement.execute(
          "update sqlite_master set sql = replace(sql, 'state = 3', 'state = 0')"
              + " where name = 'outbox_refused'");
    }
  }

  private Path file() {
    return folder.resolve("desk.db");
  }

  private static EventId write(DeskBench desk, String text) {
    return desk.store
        .write(new Event.Subject(ELENA, null), new NoteFact.Written("ana", text))
        .join();
  }

  /** Returns where the page lies that holds a row of the outbox. */
  private long pageOf(int n) throws IOException {
    byte[] all = Files.readAllBytes(file());
    byte[] wanted = ("note " + n + " word").getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < all.length - wanted.length; at++) {
      if (ByteBuffer.wrap(all, at, wanted.length).equals(ByteBuffer.wrap(wanted))) {
        return at / 4096 * 4096L;
      }
    }
    throw new AssertionError("no such note");
  }

  private long root(String index) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select rootpage from sqlite_master where name = '" + index + "'")) {
      return (row.getLong(1) - 1) * 4096;
    }
  }

  private void damage(long page) throws IOException {
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {42, 42, 42, 42, 42, 42, 42, 42}), page);
    }
  }
}
