// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings;

import java.net.URI;

/**
 * What a user can set on this computer.
 *
 * @param theme how it looks
 * @param textPercent size of all text, from {@link #LEAST_TEXT} to {@link #MOST_TEXT}; 100 is the
 *     usual
 * @param server address of the server, with scheme {@code http} or {@code https}
 * @param keepDays how many days what the server has, and nobody works with, stays on this computer;
 *     from {@link #LEAST_DAYS} to {@link #MOST_DAYS}; set by the administrator, in the file only
 * @param learnedOrder whether articles that are found come in the order that was learned
 */
public record Settings(
    Theme theme, int textPercent, URI server, int keepDays, boolean learnedOrder) {
  /** Smallest text. */
  public static final int LEAST_TEXT = 75;

  /** Largest text. */
  public static final int MOST_TEXT = 250;

  /** The shortest time for which data stays. */
  public static final int LEAST_DAYS = 1;

  /** The longest time for which data stays. */
  public static final int MOST_DAYS = 365;

  /** What holds until something is set. */
  public static final Settings DEFAULTS =
      new Settings(Theme.SYSTEM, 100, URI.create("http://127.0.0.1:8477"), 30, true);

  /** How it looks. */
  public enum Theme {
    /** As the operating system does. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
  }

  /** Checks the bounds. */
  public Settings {
    if (textPercent < LEAST_TEXT || textPercent > MOST_TEXT) {
      throw new IllegalArgumentException(
          "textPercent is " + textPercent + ", must be from " + LEAST_TEXT + " to " + MOST_TEXT);
    }
    if (keepDays < LEAST_DAYS || keepDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "keepDays is " + keepDays + ", must be from " + LEAST_DAYS + " to " + MOST_DAYS);
    }
    String scheme = String.valueOf(server.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
      throw new IllegalArgumentException(
          "server must be an address like https://desk.example.gov or http://127.0.0.1:8477");
    }
  }

  /** Returns the same with another theme. */
  public Settings withTheme(Theme other) {
    return new Settings(other, textPercent, server, keepDays, learnedOrder);
  }

  /** Returns the same with another text size. */
  public Settings withTextPercent(int other) {
    return new Settings(theme, other, server, keepDays, learnedOrder);
  }

  /** Returns the same with another server. */
  public Settings withServer(URI other) {
    return new Settings(theme, textPercent, other, keepDays, learnedOrder);
  }

  /** Returns the same with or without the learned order. */
  public Settings withLearnedOrder(boolean other) {
    return new Settings(theme, textPercent, server, keepDays, other);
  }
}
