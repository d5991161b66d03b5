// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the best sentence of a section for the words of one search. */
final class Excerpts {
  private static final String FIELD = "text";
  // One entry of a list is a sentence by itself; its number would be one too.
  private static final Pattern ENTRY = Pattern.compile("^(?:- |\\d{1,3}\\. )", Pattern.MULTILINE);

  private final UnifiedHighlighter highlighter;
  private final Query words;

  Excerpts(TextAnalysis analysis, String language, Set<String> terms) {
    Locale locale = Locale.of(language);
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analysis.index())
            .withBreakIterator(
                () -> new SplittingBreakIterator(BreakIterator.getSentenceInstance(locale), '\n'))
            .withFormatter(new Formatter())
            .withMaxNoHighlightPassages(1)
            .build();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach(term -> any.add(new TermQuery(new Term(FIELD, term)), Occur.SHOULD));
    this.words = any.build();
  }

  Excerpt of(String text) throws IOException {
    String entries = ENTRY.matcher(text).replaceAll("");
    Object best = highlighter.highlightWithoutSearcher(FIELD, words, entries, 1);
    return best instanceof Excerpt excerpt ? excerpt : Excerpt.NONE;
  }

  private static final class Formatter extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      return passages.length == 0 ? Excerpt.NONE : excerpt(passages[0], content);
    }

    private static Excerpt excerpt(Passage passage, String content) {
      int start = passage.getStartOffset();
      String text = content.substring(start, passage.getEndOffset()).stripTrailing();
      List<Excerpt.Mark> marks = new ArrayList<>();
      int marked = 0;
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int from = Math.max(passage.getMatchStarts()[i] - start, marked);
        int to = Math.min(passage.getMatchEnds()[i] - start, text.length());
        if (from < to) {
          marks.add(new Excerpt.Mark(from, to));
          marked = to;
        }
      }
      return new Excerpt(text, marks);
    }
  }
}
