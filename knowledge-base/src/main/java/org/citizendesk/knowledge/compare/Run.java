// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

/**
 * Words that share one fate.
 *
 * @param text with the spaces between its words; never empty
 */
public record Run(Mark mark, String text) {
  /** What became of words. */
  public enum Mark {
    /** Both versions have them. */
    SAME,
    /** Only the earlier version has them. */
    GONE,
    /** Only the later version has them. */
    ADDED
  }
}
