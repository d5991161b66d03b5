// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

/** A file did not get across; the message is for the user. */
public final class TransferException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What to do about it. */
  public enum Kind {
    /** Try again later: no link, no sign-in, or the server is busy. */
    LATER,
    /** Ask where the file stands, and go on from there. */
    MISPLACED,
    /** It will never work. */
    NEVER
  }

  /**
   * @param text what happened, in a sentence
   */
  public TransferException(Kind kind, String text) {
    super(text);
    this.kind = kind;
  }

  /** Returns what to do about it. */
  public Kind kind() {
    return kind;
  }

  /** Returns what happened, in a sentence. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
