// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/**
 * What can speak for a passage. <i>Asked</i> is what was asked last, <i>past</i> the conversation
 * before it.
 */
enum Sign {
  /** BM25 of each asked word in its best field. */
  ASKED,
  PAST,
  ASKED_TITLE,
  ASKED_SECTION,
  ASKED_BODY,
  ASKED_WORDS,
  ASKED_ALL,
  PAST_TITLE,
  PAST_SECTION,
  PAST_BODY,
  PAST_WORDS,
  PAST_ALL,
  /** Words side by side as asked. */
  PAIRS,
  /** BM25 of the whole article. */
  ARTICLE_ASKED,
  ARTICLE_PAST,
  /** Closeness of the meaning of what was asked. */
  MEANING_ASKED,
  /** Closeness of the meaning of the conversation, in which what was asked counts most. */
  MEANING,
  /** The closest passage of the article. */
  MEANING_ARTICLE,
  /** How many sections of the article come before. */
  PLACE,
  SECTIONS,
  /** Words of the section. */
  LENGTH,
  /** How its place in the article counts where a talk begins; 0 elsewhere, less than 0 far down. */
  OPENING,
  /** Rules of the state, and more those of the county, above those of the country. */
  NEARNESS
}
