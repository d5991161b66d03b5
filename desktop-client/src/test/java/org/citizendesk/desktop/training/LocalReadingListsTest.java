// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.desktop.desk.DeskBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LocalReadingListsTest {
  private static final UUID ONE = UUID.fromString("019348a1-0000-7000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("019348a1-0000-7000-8000-000000000002");

  @TempDir Path folder;

  @Test
  void listsAreThereAgainAtTheNextStartByName() {
    ReadingLists.Saved week = saved(ONE, "Week one");
    ReadingLists.Saved basics = saved(TWO, "Basics");
    try (DeskBench desk = DeskBench.open(folder)) {
      LocalReadingLists lists = LocalReadingLists.open(desk.store, desk.clock);
      lists.save(saved(ONE, "first draft")).join();
      lists.save(week).join();
      lists.save(basics).join();
      assertEquals(List.of(basics, week), lists.all().get());
    }
    try (DeskBench desk = DeskBench.open(folder)) {
      LocalReadingLists lists = LocalReadingLists.open(desk.store, desk.clock);
      assertEquals(List.of(basics, week), lists.all().get());
      lists.delete(TWO).join();
      assertEquals(List.of(week), lists.all().get());
    }
  }

  @Test
  void oneThatCannotBeReadHidesNoOther() {
    try (DeskBench desk = DeskBench.open(folder)) {
      LocalReadingLists lists = LocalReadingLists.open(desk.store, desk.clock);
      lists.save(saved(ONE, "Week one")).join();
      lists.save(saved(TWO, "Newer")).join();
      desk.store
          .mark(
              handle -> handle.execute("update reading_list set body = replace(body, 'Newer', '')"),
              new org.citizendesk.desktop.store.Change(
                  java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), false))
          .join();

      assertEquals(
          List.of(saved(ONE, "Week one")),
          LocalReadingLists.open(desk.store, desk.clock).all().get());
    }
  }

  private static ReadingLists.Saved saved(UUID id, String name) {
    return new ReadingLists.Saved(
        id,
        new ReadingList(
            name,
            LocalDate.of(2026, 12, 1),
            List.of(new ReadingList.Entry("snap-apply", "en", 1, "all of it"))));
  }
}
