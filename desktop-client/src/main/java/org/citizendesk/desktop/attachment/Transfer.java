// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

/**
 * A file on its way.
 *
 * @param done how many bytes are across
 * @param total of the file, in bytes
 * @param problem what it waits for, in a sentence; empty while it moves
 */
public record Transfer(Direction direction, long done, long total, String problem) {
  /** Where it goes. */
  public enum Direction {
    /** To the server. */
    UP,
    /** To this computer. */
    DOWN
  }

  /** Returns how much is across, from 0 to 100. */
  public int percent() {
    return total == 0 ? 100 : (int) (100 * done / total);
  }
}
