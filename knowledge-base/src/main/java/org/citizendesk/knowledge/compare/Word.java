// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.compare;

import org.citizendesk.knowledge.article.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, an amount, a run of spaces or a sign.
 *
 * @param link where it leads; empty if it is no link. The same word with another link is another
 */
record Word(String text, String link) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s+|\\p{Sc}?[\\p{L}\\p{M}\\p{N}]+([.,'’/-][\\p{L}\\p{M}\\p{N}]+)*%?|.", Pattern.DOTALL);

  /** Returns the words of a text; joined, they are the text. */
  static List<Word> of(List<Span> spans) {
    List<Word> words = new ArrayList<>();
    for (Span span : spans) {
      Matcher matcher = FORM.matcher(span.text());
      while (matcher.find()) {
        words.add(new Word(matcher.group(), span.link()));
      }
    }
    return words;
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Returns how much two texts have in common: from 0 for no word to 1 for all of them. */
  static double likeness(List<Word> one, List<Word> other) {
    Map<Word, Integer> left = new HashMap<>();
    long size = 0;
    for (Word word : one) {
      if (!word.isBlank()) {
        left.merge(word, 1, Integer::sum);
        size++;
      }
    }
    long common = 0;
    for (Word word : other) {
      if (!word.isBlank()) {
        size++;
        Integer count = left.get(word);
        if (count != null && count > 0) {
          left.put(word, count - 1);
          common++;
        }
      }
    }
    return size == 0 ? 1 : 2.0 * common / size;
  }

  /** Returns how one text becomes the other: what is gone stands before what came instead. */
  static List<Run> changes(List<Word> before, List<Word> after) {
    List<Run> runs = new ArrayList<>();
    StringBuilder gone = new StringBuilder();
    StringBuilder added = new StringBuilder();
    List<Step<Word>> steps = Step.between(before, after);
    for (int i = 0; i < steps.size(); i++) {
      Step<Word> step = steps.get(i);
      // A space alone between two changes would tear one change into many.
      boolean glue =
          step.same()
              && i > 0
              && i < steps.size() - 1
              && step.before().stream().allMatch(Word::isBlank);
      if (step.same() && !glue) {
        flush(runs, gone, added);
        keep(runs, joined(step.before()));
      } else {
        gone.append(joined(step.before()));
        added.append(joined(step.after()));
      }
    }
    flush(runs, gone, added);
    return runs;
  }

  private static void keep(List<Run> runs, String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean goesOn = !runs.isEmpty() && runs.getLast().mark() == Run.Mark.SAME;
    String before = goesOn ? runs.removeLast().text() : "";
    runs.add(new Run(Run.Mark.SAME, before + text));
  }

  private static void flush(List<Run> runs, StringBuilder gone, StringBuilder added) {
    int blank = 0;
    while (blank < Math.min(gone.length(), added.length())
        && gone.charAt(blank) == added.charAt(blank)
        && Character.isWhitespace(gone.charAt(blank))) {
      blank++;
    }
    keep(runs, gone.substring(0, blank));
    gone.delete(0, blank);
    added.delete(0, blank);
    if (!gone.isEmpty()) {
      runs.add(new Run(Run.Mark.GONE, gone.toString()));
    }
    if (!added.isEmpty()) {
      runs.add(new Run(Run.Mark.ADDED, added.toString()));
    }
    gone.setLength(0);
    added.setLength(0);
  }

  static String joined(List<Word> words) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(word.text()));
    return text.toString();
  }
}
