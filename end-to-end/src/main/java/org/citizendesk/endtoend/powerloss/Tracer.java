// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a program under {@code strace}. It sees the system calls themselves, whoever makes them and
 * however it is linked, and puts what the program says in one order with what it writes.
 */
final class Tracer {
  private static final long PATIENCE_SECONDS = 120;
  // Longer than any write of SQLite's: a page of at most 64 KiB.
  private static final String WHOLE_STRINGS = "70000";

  private Tracer() {}

  /** Returns the command, if there is one here. */
  static boolean isHere() {
    return Stream.of("/usr/bin/strace", "/bin/strace", "/usr/local/bin/strace")
        .anyMatch(file -> Files.isExecutable(Path.of(file)));
  }

  /**
   * Runs a script to its end.
   *
   * @param work an existing folder, for the trace and the program's complaints
   * @param folder the script's own; must be empty
   * @throws IllegalStateException if it fails
   */
  static List<Step> record(Path work, Path folder, Script script, long seed, Cheat cheat)
      throws IOException, InterruptedException {
    Path trace = work.resolve("trace");
    Path complaints = work.resolve("complaints");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-f", "-qq", "-y", "-xx", "-s", WHOLE_STRINGS));
    // "?" lets it leave out what this kind of machine does not have
    command.add("-etrace=?" + String.join(",?", Recording.CALLS));
    command.addAll(List.of("-o", trace.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Dlogback.configurationFile=org/citizendesk/endtoend/logback-demo.xml");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), script.main().getName()));
    command.addAll(List.of(folder.toString(), Long.toString(seed), cheat.name()));
    Process process =
        new ProcessBuilder(command)
            .redirectError(complaints.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(
            script + " did not end well under strace: " + Files.readString(complaints));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Recording.read(trace, folder);
  }
}
