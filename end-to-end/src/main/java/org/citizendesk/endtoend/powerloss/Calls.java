// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a trace of several threads, and puts together the calls that others came between. */
final class Calls {
  /** When a call that never returned returned. */
  static final long NEVER = Long.MAX_VALUE;

  private static final String UNFINISHED = " <unfinished ...>";
  private static final String RESUMED = " resumed>";

  private final Map<String, Begun> begun = new HashMap<>();
  private final Consumer<Call> calls;
  private long line;

  private Calls(Consumer<Call> calls) {
    this.calls = calls;
  }

  /**
   * Reads a trace that {@code strace -f} wrote.
   *
   * @param calls hears of each call when it returned
   */
  static void read(Path trace, Consumer<Call> calls) throws IOException {
    Calls reader = new Calls(calls);
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        reader.take(next);
      }
    }
    reader.begun.values().forEach(reader::takeEndless);
  }

  private void take(String text) {
    line++;
    int space = text.indexOf(' ');
    String thread = text.substring(0, space);
    String rest = text.substring(space).stripLeading();
    if (rest.startsWith("+++") || rest.startsWith("---")) {
      return;
    }
    if (rest.startsWith("<... ")) {
      Begun start = begun.remove(thread);
      if (start != null) {
        calls.accept(
            Call.parse(
                start.line,
                line,
                start.text + rest.substring(rest.indexOf(RESUMED) + RESUMED.length())));
      }
    } else if (rest.endsWith(UNFINISHED)) {
      begun.put(thread, new Begun(line, rest.substring(0, rest.length() - UNFINISHED.length())));
    } else {
      calls.accept(Call.parse(line, line, rest));
    }
  }

  /** The program ended in the middle of a call. */
  private void takeEndless(Begun start) {
    if (start.text.startsWith("write(") || start.text.startsWith("pwrite64(")) {
      calls.accept(Call.parse(start.line, NEVER, start.text + ") = ?"));
    }
  }

  private record Begun(long line, String text) {}
}
