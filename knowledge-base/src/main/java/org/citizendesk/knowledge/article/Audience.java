// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/** Who may read an article. */
public enum Audience {
  /** Staff only. */
  INTERNAL,
  /** Citizens too. */
  PUBLIC
}
