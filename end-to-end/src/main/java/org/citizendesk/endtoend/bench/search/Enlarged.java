// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.citizendesk.endtoend.bench.search.Corpus.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes a larger corpus of a small one: copies in which some words are those of other passages. */
final class Enlarged {
  private static final double STRANGE_WORDS = 0.15;
  private static final long SEED = 20_261_128;

  private final List<Passage> originals;
  private final String[] words;
  private final Random random = new Random(SEED);

  private Enlarged(Corpus corpus) {
    this.originals = corpus.passages();
    this.words =
        originals.stream().flatMap(it -> List.of(split(it.text())).stream()).toArray(String[]::new);
  }

  /** Returns a corpus of that many passages; the same each time. */
  static Corpus of(Corpus corpus, int passages) {
    return new Enlarged(corpus).make(passages);
  }

  private Corpus make(int passages) {
    List<Passage> all = new ArrayList<>(passages);
    for (int copy = 0; all.size() < passages; copy++) {
      for (Passage passage : originals.subList(0, rest(passages - all.size()))) {
        all.add(copy == 0 ? passage : copied(passage, "-" + copy));
      }
    }
    return new Corpus(all);
  }

  private int rest(int wanted) {
    return Math.min(originals.size(), wanted);
  }

  private Passage copied(Passage passage, String suffix) {
    return new Passage(
        passage.id() + suffix,
        passage.article() + suffix,
        changed(passage.title()),
        changed(passage.section()),
        passage.program(),
        changed(passage.text()));
  }

  private String changed(String text) {
    String[] own = split(text);
    for (int i = 0; i < own.length; i++) {
      if (random.nextDouble() < STRANGE_WORDS) {
        own[i] = words[random.nextInt(words.length)];
      }
    }
    return String.join(" ", own);
  }

  private static String[] split(String text) {
    return text.split(" ", -1);
  }
}
