// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.util.Locale;

/** What a tinted node says by its colour; the same thing is always said in words too. */
public enum Tone {
  /** All is well. */
  GOOD,
  /** For information. */
  INFO,
  /** Look at it soon. */
  WARN,
  /** Something is wrong. */
  BAD,
  /** Nothing to be said. */
  CALM;

  /** Returns the style class. */
  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
