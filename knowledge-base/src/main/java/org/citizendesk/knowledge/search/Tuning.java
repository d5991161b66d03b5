// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/**
 * What counts how much. Found by trying each up and down on every third question of a public
 * collection; see docs/benchmarks.md.
 */
final class Tuning {
  /** How much less each turn of the conversation counts than the one after it. */
  static final float FADING = 0.8f;

  /** How much less counts what was said before the topic changed. */
  static final float STRANGE = 0.3f;

  /** What tells a change of topic, by logistic regression: see {@link TopicChange}. */
  static final double TOPIC_NEW_IN_OLD = 5.05;

  static final double TOPIC_OLD_IN_NEW = 2.65;
  static final double TOPIC_WORDS = 3.21;
  static final double TOPIC_LENGTH = 1.71;
  static final double TOPIC_OLDER = 0.10;
  static final double TOPIC = -2.69;

  static final float CITIZEN = 0.6f;
  static final float AGENT = 0.3f;

  /** How much the other fields count beside the best. */
  static final float TIE = 0.1f;

  static final float TITLE = 1f;
  static final float SECTION = 2f;
  static final float BODY = 1f;
  static final float WORDS = 1.5f;
  static final float ALL = 1f;
  static final float PAIRS = 0.6f;
  static final float ARTICLE = 1.6f;

  /** The part of what was asked last in the meaning of a conversation. */
  static final float ALONE = 0.45f;

  /** How much the article's closest passage counts beside the passage itself. */
  static final float MEANING_ARTICLE = 0.7f;

  /**
   * How much the top of an article counts where a talk begins, in parts of the span of all scores.
   */
  static final float OPENING = 0.06f;

  /** How much less counts what stands so far down the article where a talk begins. */
  static final float DOWN = 0.08f;

  static final float FAR_DOWN = 4f;

  /** The part of the meaning beside that of the words. */
  static final float MEANING = 0.55f;

  /** Below it, a passage without any of the words is about something else. */
  static final float LEAST_MEANING = 0.35f;

  /** How many windows come into the pool by their meaning. */
  static final int NEAREST = 100;

  /** How many passages come into the pool by their words. */
  static final int POOL = 200;

  /** How many articles come into the pool whole. */
  static final int ARTICLES = 50;

  private Tuning() {}
}
