// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.util.List;

/**
 * The fields of a document, which is one section of one version. Text fields end in their language,
 * so that each language has its own analysis and its own word statistics.
 */
final class Fields {
  static final String ID = "id";
  static final String LANGUAGE = "language";
  static final String VERSION = "version";
  static final String PROGRAM = "program";
  static final String JURISDICTION = "jurisdiction";

  /** Days known x days in force, one box for each piece of the version's history. */
  static final String IN_FORCE = "in-force";

  static final String ANCHOR = "anchor";
  static final String STORED_TITLE = "stored-title";
  static final String STORED_HEADING = "stored-heading";
  static final String STORED_TEXT = "stored-text";

  static final String TITLE = "title";
  static final String SECTION = "section";
  static final String BODY = "body";

  /** How citizens ask for the article. */
  static final String WORDS = "words";

  /** Title, heading, text and citizen words of the section together. */
  static final String ALL = "all";

  /** All text of the whole article, the same in each of its sections. */
  static final String ARTICLE = "article";

  /** Everything with its words unstemmed: for completing and correcting them. */
  static final String VOCABULARY = "vocabulary";

  private Fields() {}

  /** A text field and how much it counts. */
  record Weighted(String name, float weight) {}

  /** The fields of which the best counts for each word. */
  static final List<Weighted> BEST_OF =
      List.of(
          new Weighted(TITLE, 1f),
          new Weighted(SECTION, 2f),
          new Weighted(BODY, 1f),
          new Weighted(WORDS, 1.5f),
          new Weighted(ALL, 1f));

  /** The fields in which neighbouring words of the query may stand side by side. */
  static final List<Weighted> PAIRS =
      List.of(
          new Weighted(TITLE, 1f),
          new Weighted(SECTION, 1f),
          new Weighted(BODY, 1f),
          new Weighted(WORDS, 1f));

  static final List<Weighted> WHOLE = List.of(new Weighted(ARTICLE, 1f));

  static String in(String language, String field) {
    return field + "_" + language;
  }

  static String languageOf(String field) {
    return field.substring(field.lastIndexOf('_') + 1);
  }

  static boolean isVocabulary(String field) {
    return field.startsWith(VOCABULARY);
  }
}
