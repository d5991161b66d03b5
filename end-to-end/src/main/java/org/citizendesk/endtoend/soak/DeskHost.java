// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.protocol.id.EventId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A program that hosts some desktops, so that they can be killed as a computer is switched off.
 * Lines of standard input say what to do; lines of standard output tell of each event on disk.
 */
public final class DeskHost {
  private final Path folder;
  private final PrintStream out;
  private final Map<String, SoakDesk> desks = new TreeMap<>();

  private DeskHost(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Runs until it is told to quit, or until whoever tells it things is gone. */
  public static void main(String[] arguments) throws IOException {
    DeskHost host =
        new DeskHost(
            Path.of(arguments[0]), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!host.obey(line.split(" ", -1))) {
        System.exit(0);
      }
    }
    Runtime.getRuntime().halt(1);
  }

  /** Returns whether to go on. */
  private boolean obey(String[] words) {
    switch (words[0]) {
      case "open" -> {
        DeskPlace place = DeskPlace.of(words);
        desks.put(place.name(), SoakDesk.open(folder, place, this::written));
      }
      case "write" -> desks.values().forEach(desk -> desk.write(true));
      case "rest" -> desks.values().forEach(desk -> desk.write(false));
      case "shift" -> desk(words[1]).shiftClock(Long.parseLong(words[2]));
      case "report" -> report(words[1]);
      case "quit" -> {
        desks.values().parallelStream().forEach(SoakDesk::close);
        return false;
      }
      default -> throw new IllegalArgumentException("unknown command " + words[0]);
    }
    return true;
  }

  private void report(String number) {
    desks.forEach(
        (name, desk) -> {
          SoakDesk.Standing now = desk.standing();
          out.println(
              String.join(
                  " ",
                  "standing",
                  name,
                  now.state().name(),
                  "" + now.unsent(),
                  "" + now.refused(),
                  "" + now.cursor()));
        });
    out.println("reported " + number);
  }

  private void written(String desk, EventId event) {
    out.println("wrote " + desk + " " + event);
  }

  private SoakDesk desk(String name) {
    return Objects.requireNonNull(desks.get(name), name);
  }
}
