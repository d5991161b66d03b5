// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import java.util.List;

/**
 * The fields of the documents. Each version of an article is a block of documents: its sections,
 * which are the passages that are found, each after the windows that its meaning is read through,
 * and at last one for the article as a whole. Text fields end in their language, so that each
 * language has its own analysis and its own word statistics.
 */
final class Fields {
  static final String ID = "id";
  static final String LANGUAGE = "language";
  static final String VERSION = "version";
  static final String PROGRAM = "program";
  static final String JURISDICTION = "jurisdiction";

  /** What kind of thing the article says. */
  static final String KIND = "kind";

  /** Days known x days in force, one box for each piece of the version's history. */
  static final String IN_FORCE = "in-force";

  /** Which version of which article. */
  static final String KEY = "key";

  /** Its first day in force. */
  static final String EFFECTIVE = "effective";

  /** The day on which it was written down. */
  static final String RECORDED = "recorded";

  /** The question that the article answers; only in the first passage of an article. */
  static final String OPENS = "opens";

  /** Says which line the document that ends a block is of, and what the line says. */
  static final String MARK = "mark";

  static final String ANCHOR = "anchor";
  static final String STORED_TITLE = "stored-title";
  static final String STORED_HEADING = "stored-heading";
  static final String STORED_TEXT = "stored-text";

  static final String STORED_TOPIC = "stored-topic";

  /** How the article begins; only in its first passage. */
  static final String STORED_OPENING = "stored-opening";

  static final String TITLE = "title";
  static final String SECTION = "section";
  static final String BODY = "body";

  /** How citizens ask for the article. */
  static final String WORDS = "words";

  /** Title, heading, text and citizen words of the section together. */
  static final String ALL = "all";

  /** All text of the whole article: only in the document that ends its block. */
  static final String ARTICLE = "article";

  /**
   * A column of every document: how many documents further a passage has that of its article; below
   * zero, how many documents of its block lie before an article's; 0 for a window.
   */
  static final String BLOCK = "block";

  /** Columns of a passage: how many come before it in its article, and how many that has. */
  static final String PLACE = "place";

  static final String SECTIONS = "sections";

  /** A column of a passage: its words. */
  static final String LENGTH = "length";

  /** The vector of a window. */
  static final String MEANING = "meaning";

  /** Everything with its words unstemmed: for completing and correcting them. */
  static final String VOCABULARY = "vocabulary";

  private Fields() {}

  /** The text fields of a passage, in the order of {@link Evidence}. */
  static final List<String> OF_PASSAGE = List.of(TITLE, SECTION, BODY, WORDS, ALL);

  /** The fields in which neighbouring words of a question may stand side by side. */
  static final List<String> OF_PAIRS = List.of(TITLE, SECTION, BODY, WORDS);

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
