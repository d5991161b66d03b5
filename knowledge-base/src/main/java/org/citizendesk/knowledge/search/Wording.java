// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.graph.GraphTokenStreamFiniteStrings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Splits a query into what it asks for, each with all its names. */
final class Wording {
  /** More words than this add nothing to the answer but time. */
  static final int MOST_WORDS = 32;

  private static final int MOST_NAMES = 64;

  private Wording() {}

  /**
   * One thing that is asked for.
   *
   * @param names each a term or several in a row: the word as typed and its synonyms
   */
  record Thing(List<List<String>> names) {}

  static List<Thing> of(TextAnalysis analysis, String text) throws IOException {
    if (analysis.terms(text).isEmpty()) {
      return List.of();
    }
    try (TokenStream stream = analysis.query().tokenStream("", text)) {
      return things(new GraphTokenStreamFiniteStrings(stream));
    }
  }

  private static List<Thing> things(GraphTokenStreamFiniteStrings graph) throws IOException {
    List<Thing> things = new ArrayList<>();
    int[] joints = graph.articulationPoints();
    int names = 0;
    int start = 0;
    for (int i = 0; i <= joints.length && things.size() < MOST_WORDS; i++) {
      int end = i < joints.length ? joints[i] : -1;
      Thing thing = graph.hasSidePath(start) ? branched(graph, start, end) : single(graph, start);
      names += thing.names().size();
      if (names > MOST_NAMES) {
        break;
      }
      if (!thing.names().isEmpty()) {
        things.add(thing);
      }
      start = end;
    }
    return things;
  }

  private static Thing single(GraphTokenStreamFiniteStrings graph, int state) {
    List<List<String>> names = new ArrayList<>();
    for (Term term : graph.getTerms("", state)) {
      names.add(List.of(term.text()));
    }
    return new Thing(names);
  }

  private static Thing branched(GraphTokenStreamFiniteStrings graph, int start, int end)
      throws IOException {
    List<List<String>> names = new ArrayList<>();
    Iterator<TokenStream> paths = graph.getFiniteStrings(start, end);
    while (paths.hasNext()) {
      try (TokenStream path = paths.next()) {
        CharTermAttribute term = path.addAttribute(CharTermAttribute.class);
        List<String> name = new ArrayList<>();
        path.reset();
        while (path.incrementToken()) {
          name.add(term.toString());
        }
        path.end();
        names.add(name);
      }
    }
    return new Thing(names);
  }
}
