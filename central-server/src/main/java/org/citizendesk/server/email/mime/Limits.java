// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

/** What one message may cost, whatever it has in it. For one thread. */
final class Limits {
  /** Parts in each other, of all messages in each other together. */
  static final int MAX_DEPTH = 20;

  /** Messages in each other, the outermost not counted. */
  static final int MAX_MESSAGES = 5;

  static final int MAX_PARTS = 500;
  static final int MAX_TEXT_BYTES = 2 * 1024 * 1024;

  private int parts;
  private int textLeft = MAX_TEXT_BYTES;
  private long work;

  /** Counts a part; false if there have been enough. */
  boolean nextPart() {
    return ++parts <= MAX_PARTS;
  }

  int partsLeft() {
    return Math.max(0, MAX_PARTS - parts);
  }

  /** Returns how many of so many bytes of text may still be shown, and counts them. */
  int text(int bytes) {
    int taken = Math.min(bytes, textLeft);
    textLeft -= taken;
    return taken;
  }

  /** Counts bytes that were gone over once. */
  void looked(long bytes) {
    work += bytes;
  }

  /** Returns how many bytes were gone over so far, each as often as that was done. */
  long work() {
    return work;
  }
}
