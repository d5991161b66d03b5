// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

/** A package is not used; nothing has changed. The message is a sentence for people. */
public final class PackageRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why a package is not used. */
  public enum Why {
    /** It is no package, or it broke on its way. */
    DAMAGED,
    /** It is larger than any package may be. */
    TOO_LARGE,
    /** It has no signature. */
    UNSIGNED,
    /** It was signed with a key that is not trusted here. */
    UNKNOWN_KEY,
    /** It is not what was signed. */
    CHANGED,
    /** It was made for a newer program. */
    TOO_NEW,
    /** It may no longer be used. */
    EXPIRED,
    /** What is here is as new or newer. */
    OLDER,
    /** It is another collection of articles. */
    OTHER_NAME,
    /** It holds only what has changed since an edition that is not here. */
    INCOMPLETE,
    /** An article in it cannot be read. */
    WRONG_ARTICLE
  }

  /**
   * @param text what is wrong, in a sentence
   */
  public PackageRefusedException(Why why, String text) {
    super(text);
    this.why = why;
  }

  /** Returns what is wrong. */
  public Why why() {
    return why;
  }

  /** Returns what is wrong, in a sentence. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
