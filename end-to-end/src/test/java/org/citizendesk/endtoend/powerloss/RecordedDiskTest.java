// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The disk of the proof itself, on traces as strace writes them. */
class RecordedDiskTest {
  private static final Path ROOT = Path.of("/store");

  @TempDir Path folder;
  private final List<String> trace = new ArrayList<>();
  private int finds;

  @BeforeEach
  void aFileIsMade() {
    trace(
        "7 openat(AT_FDCWD<%s>, \"%s\", O_RDWR|O_CREAT, 0644) = 5<%s>",
        "/", "/store/a", "/store/a");
    write("one");
  }

  @Test
  void bytesNeedTheFilesSyncAndTheNameNeedsTheFolders() throws IOException {
    trace("7 fsync(5<%s>)                      = 0", "/store/a");
    assertEquals("{}", synced());

    trace("7 fsync(6<%s>) = 0", "/store");
    write("two");
    assertEquals("{a=one}", synced());
  }

  @Test
  void aSyncCoversOnlyWhatWasOverWhenItBegan() throws IOException {
    trace("7 fsync(6<%s>) = 0", "/store");
    trace("8 fsync(5<%s> <unfinished ...>", "/store/a");
    write("two");
    trace("8 <... fsync resumed>) = 0");

    assertEquals("{a=one}", synced());
  }

  @Test
  void aNewNameComesWithTheFoldersSyncAndWithLuckBefore() throws IOException {
    trace("7 fsync(5<%s>) = 0", "/store/a");
    trace("7 fsync(6<%s>) = 0", "/store");
    trace("7 rename(\"%s\", \"%s\") = 0", "/store/a", "/store/b");

    TreeSet<String> possible = new TreeSet<>();
    for (int seed = 0; seed < 30; seed++) {
      possible.add(found(Survival.some(new Random(seed))));
    }
    assertEquals("{a=one}", synced());
    assertEquals("[{a=one}, {b=one}]", possible.toString());
  }

  @Test
  void unsyncedBytesSurviveBySectorsInNoOrder() throws IOException {
    trace("7 fsync(6<%s>) = 0", "/store");
    write("x".repeat(4 * 512 - 3));

    TreeSet<String> possible = new TreeSet<>();
    for (int seed = 0; seed < 60; seed++) {
      possible.add(found(Survival.some(new Random(seed))));
    }
    assertTrue(possible.size() > 5, possible.toString());
    assertTrue(possible.contains("{a=one" + "x".repeat(4 * 512 - 3) + "}"), "whole");
  }

  @Test
  void whatIsSaidStandsBetweenTheSteps() throws IOException {
    trace("9 write(1<pipe:[12]>, \"%s\", 8) = 8", "event 7\n");
    write("two");

    List<Step> steps = read();
    assertEquals("event 7", ((Step.Said) steps.get(2)).line());
    assertEquals(4, steps.size());
  }

  private void write(String text) {
    trace("7 write(5<%s>, \"%s\", " + text.length() + ") = " + text.length(), "/store/a", text);
  }

  private void trace(String line, String... texts) {
    Object[] escaped = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      escaped[i] =
          HexFormat.of().withPrefix("\\x").formatHex(texts[i].getBytes(StandardCharsets.UTF_8));
    }
    trace.add(line.formatted(escaped));
  }

  private List<Step> read() throws IOException {
    return Recording.read(Files.write(folder.resolve("trace"), trace), ROOT);
  }

  private String synced() throws IOException {
    return found(Survival.nothing());
  }

  private String found(Survival survival) throws IOException {
    Path target = Files.createDirectory(folder.resolve("found" + finds++));
    new RecordedDisk(read(), Long.MAX_VALUE).write(ROOT, target, survival);
    try (var files = Files.list(target)) {
      return files
          .sorted()
          .map(file -> file.getFileName() + "=" + text(file))
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
