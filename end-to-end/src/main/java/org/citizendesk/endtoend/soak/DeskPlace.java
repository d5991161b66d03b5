// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.protocol.id.CitizenId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One desktop of a run, as a line tells it to the program that hosts it.
 *
 * @param name the agent's
 * @param port where its network begins
 * @param token proves its sign-in
 * @param shiftSeconds how wrong its clock is
 * @param citizens whom it follows and writes about
 */
public record DeskPlace(
    String name, int port, String token, long shiftSeconds, List<CitizenId> citizens) {
  /** Copies the list. */
  public DeskPlace {
    citizens = List.copyOf(citizens);
  }

  static DeskPlace of(String[] words) {
    return new DeskPlace(
        words[1],
        Integer.parseInt(words[2]),
        words[3],
        Long.parseLong(words[4]),
        Arrays.stream(words[5].split(",", -1)).map(CitizenId::of).toList());
  }

  String line() {
    String ids = citizens.stream().map(CitizenId::toString).collect(Collectors.joining(","));
    return String.join(" ", "open", name, "" + port, token, "" + shiftSeconds, ids);
  }

  DeskPlace shifted(long seconds) {
    return new DeskPlace(name, port, token, seconds, citizens);
  }

  Path store(Path folder) {
    return folder.resolve(name + ".db");
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "DeskPlace[" + name + "]";
  }
}
