// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/** Hears how far the making of an index is, on the thread that makes it. */
@FunctionalInterface
public interface Progress {
  /** Does not want to know. */
  Progress IGNORED = (done, total) -> {};

  /**
   * Called for each article.
   *
   * @param done how many articles are indexed
   * @param total how many there are
   */
  void at(int done, int total);
}
