// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

/** Who may read an article. */
public enum Audience {
  /** Staff only. */
  INTERNAL,
  /** Staff of partners too, such as navigators and counties. */
  PARTNER,
  /** Citizens too. */
  PUBLIC
}
