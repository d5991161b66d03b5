// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContentStoreTest {
  private static final byte[] TEXT = "a letter".getBytes(StandardCharsets.US_ASCII);
  private static final String HASH = Sha256.of(TEXT);

  @TempDir Path folder;

  @Test
  void keepsBytesUnderTheirHashInAFolderOfItsFirstByte() {
    ContentStore store = new ContentStore(folder, "");

    assertEquals(HASH, store.put(TEXT));

    assertEquals(folder.resolve(HASH.substring(0, 2)).resolve(HASH), find());
    assertArrayEquals(TEXT, new ContentStore(folder, "").get(HASH).orElseThrow());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsKeptCannotBeRun() {
    new ContentStore(folder, "").put("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));

    try (Stream<Path> files = Files.walk(folder)) {
      assertFalse(files.filter(Files::isRegularFile).anyMatch(Files::isExecutable));
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void adoptsAFinishedFileAndLeavesNothingBehind() throws Exception {
    ContentStore store = new ContentStore(folder, "");
    Path finished = Files.write(folder.resolve("finished"), TEXT);

    store.adopt(finished, HASH);

    assertFalse(Files.exists(finished));
    assertTrue(store.holds(HASH, TEXT.length));
  }

  @Test
  void aFileThatWasCutShortDoesNotCountAndIsRepaired() throws Exception {
    ContentStore store = new ContentStore(folder, "");
    store.put(TEXT);
    Files.write(find(), new byte[3]);
    assertFalse(store.holds(HASH, TEXT.length));

    store.put(TEXT);

    assertArrayEquals(TEXT, store.get(HASH).orElseThrow());
  }

  @Test
  void takesOnlyHashesForNames() {
    ContentStore store = new ContentStore(folder, "");

    assertThrows(IllegalArgumentException.class, () -> store.find("../../etc/passwd"));
    assertThrows(IllegalArgumentException.class, () -> store.holds(HASH.substring(1), 8));
    assertTrue(store.find(HASH).isEmpty());
  }

  @Test
  void whatNobodyCountsOnAnyMoreIsDiscardedAndWhatWasTouchedMeanwhileStays() throws Exception {
    ContentStore store = new ContentStore(folder, "");
    store.put(TEXT);
    Instant before = Instant.now().minus(Duration.ofDays(1));
    assertEquals(Set.of(), store.notTouchedSince(before));
    age();
    assertEquals(Set.of(HASH), store.notTouchedSince(before));

    assertTrue(store.touch(HASH));
    assertFalse(store.discard(HASH, before), "somebody was told that it is here");
    assertTrue(store.holds(HASH, TEXT.length));
    age();
    store.put(TEXT);
    assertFalse(store.discard(HASH, before), "it was chosen again");
    age();
    assertTrue(store.discard(HASH, before));

    assertFalse(store.touch(HASH), "who asks now must bring it again");
    assertTrue(store.find(HASH).isEmpty());
  }

  @Test
  void whatSomebodyWasAboutToDiscardWhenTheProgramEndedIsFoundAgain() throws Exception {
    ContentStore store = new ContentStore(folder, "");
    store.put(TEXT);
    Files.move(find(), find().resolveSibling(HASH + ".going"));

    store.notTouchedSince(Instant.now());

    assertTrue(store.holds(HASH, TEXT.length));
  }

  private void age() throws Exception {
    Files.setLastModifiedTime(find(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }

  private Path find() {
    return new ContentStore(folder, "").find(HASH).orElseThrow();
  }
}
