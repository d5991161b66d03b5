// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import org.citizendesk.endtoend.Peer;
import org.citizendesk.endtoend.launch.DesktopJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same tour in a real window of a real X server, in a program of its own. */
class RealWindowIT {
  private static final Path XVFB = Path.of("/usr/bin/Xvfb");
  private static final long PATIENCE_MINUTES = 6;

  @TempDir Path folder;

  @Test
  void theTourPassesInARealWindow() throws IOException, InterruptedException {
    Peer.require(
        Files.isExecutable(XVFB),
        "RealWindowIT cannot run without Xvfb; it needs: apt-get install -y --no-install-recommends"
            + " xvfb libgtk-3-0");
    Process screen =
        new ProcessBuilder(
                XVFB.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1200x24",
                "-nolisten",
                "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Process tour = tour(":" + displayOf(screen));
      boolean ended = tour.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      tour.destroyForcibly();

      String said = Files.readString(folder.resolve("said"));
      assertTrue(ended, said);
      assertEquals(0, tour.exitValue(), said);
    } finally {
      screen.destroy();
    }
  }

  private static String displayOf(Process screen) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(screen.inputReader(StandardCharsets.US_ASCII))) {
      return reader.readLine().strip();
    }
  }

  private Process tour(String display) throws IOException {
    List<String> command = DesktopJava.command(Tour.class);
    command.addAll(List.of("--out", folder.toString(), "--one-look"));
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().put("DISPLAY", display);
    return program
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }
}
