// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/**
 * The state of an article in Knowledge-Centered Service v6: how sure we are of it, who may read it,
 * and who may change it.
 */
public record ArticleState(Confidence confidence, Audience audience, Governance governance) {
  /** How sure we are. */
  public enum Confidence {
    /** Work in progress: the question stands, the answer is not known yet. */
    WIP,
    /** Complete, and not yet confirmed by use or by its owner. */
    NOT_VALIDATED,
    /** Complete and confirmed. */
    VALIDATED,
    /** No longer found by searches; opened only by who names it. */
    ARCHIVED
  }

  /** Who may change it. */
  public enum Governance {
    /** Whoever uses it mends it: how-to. */
    EXPERIENCE,
    /** Its owner approves every change: policy. */
    COMPLIANCE
  }

  /** Returns whether searches may find it. */
  public boolean isFound() {
    return confidence != Confidence.ARCHIVED;
  }
}
