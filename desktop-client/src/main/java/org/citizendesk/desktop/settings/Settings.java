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
 */
public record Settings(Theme theme, int textPercent, URI server) {
  /** Smallest text. */
  public static final int LEAST_TEXT = 75;

  /** Largest text. */
  public static final int MOST_TEXT = 250;

  /** What holds until something is set. */
  public static final Settings DEFAULTS =
      new Settings(Theme.SYSTEM, 100, URI.create("http://127.0.0.1:8477"));

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
    String scheme = String.valueOf(server.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
      throw new IllegalArgumentException(
          "server must be an address like https://desk.example.gov or http://127.0.0.1:8477");
    }
  }

  /** Returns the same with another theme. */
  public Settings withTheme(Theme other) {
    return new Settings(other, textPercent, server);
  }

  /** Returns the same with another text size. */
  public Settings withTextPercent(int other) {
    return new Settings(theme, other, server);
  }

  /** Returns the same with another server. */
  public Settings withServer(URI other) {
    return new Settings(theme, textPercent, other);
  }
}
