// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

/**
 * One of several that an agent chooses from: a reason for not being ready, or an outcome.
 *
 * @param code what is written down
 * @param name what is shown, 1 to 40 characters; the code if it is left out
 */
public record Choice(String code, String name) {
  private static final int MAX_NAME = 40;

  /** Checks the bounds. */
  public Choice {
    Entries.code(code, "code");
    name = Entries.name(name, code, MAX_NAME, "name");
  }
}
