// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/** What counts how much. */
final class Tuning {
  static float FADING = f("fading", 0.8f);
  static float CITIZEN = f("citizen", 0.6f);
  static float AGENT = f("agent", 0.3f);
  static float TIE = f("tie", 0.1f);
  static float TITLE = f("title", 1f);
  static float SECTION = f("section", 2f);
  static float BODY = f("body", 1f);
  static float WORDS = f("words", 1.5f);
  static float ALL = f("all", 1f);
  static float PAIRS = f("pairs", 0.6f);
  static float ARTICLE = f("article", 1.6f);
  static float ALONE = f("alone", 0.45f);
  static float MEANING_ARTICLE = f("marticle", 0.4f);
  static float MEANING = f("meaning", 0.55f);
  static int NEAREST = (int) f("nearest", 100);
  static int POOL = (int) f("pool", 200);
  static int ARTICLES = (int) f("articles", 50);

  static float f(String n, float d) {
    return Float.parseFloat(System.getProperty("t." + n, Float.toString(d)));
  }
}
