// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/** What an agent must know about a version before quoting it. */
public enum Standing {
  /** Comes into force later. */
  FUTURE,
  /** Holds. */
  IN_FORCE,
  /** No longer holds. */
  EXPIRED
}
