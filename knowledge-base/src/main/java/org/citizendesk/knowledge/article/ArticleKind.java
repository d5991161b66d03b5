// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.Locale;

/** What kind of thing an article says. */
public enum ArticleKind {
  /** What holds: who is entitled to what, by when. */
  POLICY,
  /** What staff do, step by step. */
  PROCEDURE,
  /** Amounts, limits and rates, mostly in tables. */
  FIGURES,
  /** Offices, numbers, names. */
  CONTACTS;

  /** Returns the name as articles write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
