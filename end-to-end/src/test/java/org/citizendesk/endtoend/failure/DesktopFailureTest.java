// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.store.StoreNotice;
import org.citizendesk.endtoend.soak.ShiftedClock;
import org.citizendesk.protocol.event.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a desktop's computer can do. */
class DesktopFailureTest {
  @TempDir Path folder;
  private Centre centre;
  private Centre.Line line;

  @BeforeEach
  void open() {
    centre = new Centre(folder);
    line = centre.line("ann");
  }

  @AfterEach
  void close() {
    centre.close();
  }

  @Test
  void aDesktopThatWasKilledGoesOnWhereItsDiskStands() throws Exception {
    Desk ann = line.desk("ann");
    ann.isDone();
    line.cut();
    ann.note("one", "two");
    Centre.Line afterwards = centre.line("ann-after-the-crash");
    copy(line.folder, afterwards.folder);

    Desk again = afterwards.desk("ann");

    again.isDone();
    assertEquals(List.of("one", "two"), centre.notes(MARY));
  }

  @Test
  void aDesktopWhoseDataIsDamagedSavesItsWorkAndSaysSo() throws Exception {
    Desk ann = line.desk("ann");
    ann.note("sent");
    ann.isDone();
    line.cut();
    List<String> unsent = IntStream.range(0, 40).mapToObj(i -> "unsent " + i).toList();
    ann.note(unsent.toArray(String[]::new));
    ann.close();
    damage(ann.store());
    line.mend();

    Desk again = line.desk("ann");

    again.isDone();
    assertEquals(Stream.concat(Stream.of("sent"), unsent.stream()).toList(), centre.notes(MARY));
    again.awaitReads(centre.notes(MARY));
    StoreNotice notice = assertInstanceOf(Matter.Befell.class, again.matters().getFirst()).notice();
    assertEquals(StoreNotice.Kind.SALVAGED, notice.kind());
    assertEquals(41, notice.saved());
    assertTrue(Files.exists(again.store().resolveSibling(notice.place())));
  }

  @Test
  void aDesktopThatWasClonedGoesOnUnderANewNameAndSaysSoOnce() throws Exception {
    Desk ann = line.desk("ann");
    ann.note("before");
    ann.isDone();
    line.cut();
    ann.close();
    Centre.Line clone = centre.line("ann-cloned");
    copy(line.folder, clone.folder);
    line.mend();
    Desk original = line.desk("ann");
    original.note("of the original");
    original.isDone();

    Desk copied = clone.desk("ann");
    copied.note("of the copy");

    copied.isDone();
    original.note("of the original again");
    original.isDone();
    await().until(() -> centre.notes(MARY).size() == 4);
    assertTrue(
        centre.notes(MARY).containsAll(List.of("of the original", "of the copy")),
        centre.notes(MARY).toString());
    assertTrue(
        Stream.concat(copied.matters().stream(), original.matters().stream())
            .anyMatch(
                matter ->
                    matter instanceof Matter.Befell befell
                        && befell.notice().kind() == StoreNotice.Kind.FORKED));
  }

  @Test
  void aClockThatIsWrongByADayIsShownAndChangesNoOrder() {
    Desk bob = centre.line("bob").desk("bob");
    bob.note("first");
    bob.isDone();
    ShiftedClock wrong = new ShiftedClock(centre.world, Duration.ofDays(-1));

    Desk ann = line.desk("ann", wrong);

    assertTrue(ann.isDone().isClockWrong());
    ann.note("second");
    ann.isDone();
    bob.note("third");
    bob.isDone();
    assertEquals(List.of("first", "second", "third"), centre.notes(MARY));
    assertFalse(bob.link().isClockWrong());
    List<Event> events = centre.events(MARY);
    assertTrue(events.get(1).occurredAt().isBefore(events.get(0).occurredAt()), "evidence is kept");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Path target = to.resolve(from.relativize(file).toString());
              if (Files.isDirectory(file)) {
                Files.createDirectories(target);
              } else {
                Files.copy(file, target);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** Breaks an index of the outbox, which SQLite notices and which leaves the rows. */
  private static void damage(Path store) throws Exception {
    long page;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select rootpage from sqlite_master where name = 'outbox_citizen'")) {
      page = row.getLong(1) - 1;
    }
    try (FileChannel channel = FileChannel.open(store, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {42, 42, 42, 42, 42, 42, 42, 42}), page * 4096);
    }
  }
}
