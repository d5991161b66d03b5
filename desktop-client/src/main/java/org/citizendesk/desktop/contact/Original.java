// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mail that is answered.
 *
 * @param from who wrote it: her name, or the address where there is none
 * @param at when it came
 */
public record Original(String from, Instant at, String text) {
  /** Longest quotation, in characters of the mail; the rest is in the citizen's own hands. */
  private static final int MOST = 10_000;

  /** Returns how many lines are quoted. */
  public int lines() {
    return shown().size();
  }

  /** Returns its text as it stands in an answer, each line behind a sign (RFC 3676, 4.5). */
  public String quoted() {
    return shown().stream()
        .map(line -> (line.startsWith(">") ? ">" + line : "> " + line).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private List<String> shown() {
    String plain = text.strip();
    return (plain.length() <= MOST ? plain : plain.substring(0, MOST) + "\n[…]").lines().toList();
  }
}
