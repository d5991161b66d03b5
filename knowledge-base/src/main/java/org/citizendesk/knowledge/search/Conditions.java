// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.citizendesk.knowledge.article.ArticleKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns conditions into a query that each passage either fulfils or not. */
final class Conditions {
  private static final int SURE_LETTERS = 1;
  private static final int SLIPS_IN_SHORT = 1;
  private static final int SLIPS_IN_LONG = 2;
  private static final int LONG = 6;
  private static final int MOST_LIKE = 50;

  private final String language;
  private final TextAnalysis analysis;

  private Conditions(String language) {
    this.language = language;
    this.analysis = TextAnalysis.of(language);
  }

  /** Returns what a request demands of passages; empty if nothing. Scores 1. */
  static Optional<Query> of(SearchRequest request) {
    if (request.conditions().isEmpty()) {
      return Optional.empty();
    }
    Conditions conditions = new Conditions(request.language());
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    // Windows and whole articles have no such field, so that only passages are left.
    all.add(new FieldExistsQuery(conditions.in(Fields.ALL)), Occur.FILTER);
    for (Condition condition : request.conditions()) {
      all.add(
          condition instanceof Condition.Not not
              ? conditions.query(not.condition())
              : conditions.query(condition),
          condition instanceof Condition.Not ? Occur.MUST_NOT : Occur.FILTER);
    }
    return Optional.of(new ConstantScoreQuery(all.build()));
  }

  private Query query(Condition condition) {
    return switch (condition) {
      case Condition.Words words -> words(words);
      case Condition.Beginning beginning ->
          new PrefixQuery(new Term(in(Fields.VOCABULARY), whole(beginning.letters())));
      case Condition.Like like -> like(whole(like.word()));
      case Condition.Dated dated ->
          LongPoint.newRangeQuery(
              dated.day() == Condition.Day.EFFECTIVE ? Fields.EFFECTIVE : Fields.RECORDED,
              dated.from().toEpochDay(),
              dated.to().toEpochDay());
      case Condition.OneOf one ->
          new TermInSetQuery(
              Fields.KEY,
              one.articles().stream().map(ArticleKey::toString).map(BytesRef::new).toList());
      case Condition.OfKind of -> new TermQuery(new Term(Fields.KIND, of.kind().word()));
      case Condition.Not not ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(query(not.condition()), Occur.MUST_NOT)
              .build();
    };
  }

  private Query words(Condition.Words words) {
    String field =
        in(
            switch (words.where()) {
              case ANYWHERE -> Fields.ALL;
              case TITLE -> Fields.TITLE;
              case HEADING -> Fields.SECTION;
            });
    List<String> terms = analysis.terms(words.text());
    if (terms.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    if (words.inARow() && !words.unfinished()) {
      QueryBuilder builder = new QueryBuilder(analysis.index());
      Query inARow = builder.createPhraseQuery(field, words.text());
      return Objects.requireNonNull(inARow, "there are terms");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> finished = words.unfinished() ? terms.subList(0, terms.size() - 1) : terms;
    if (words.inARow() && !finished.isEmpty()) {
      all.add(new PhraseQuery(field, finished.toArray(String[]::new)), Occur.FILTER);
    } else {
      finished.forEach(term -> all.add(new TermQuery(new Term(field, term)), Occur.FILTER));
    }
    if (words.unfinished()) {
      all.add(new PrefixQuery(new Term(field, terms.getLast())), Occur.FILTER);
    }
    return all.build();
  }

  private Query like(String word) {
    int letters = word.codePointCount(0, word.length());
    int slips = letters < LONG ? SLIPS_IN_SHORT : SLIPS_IN_LONG;
    int sure = Math.min(SURE_LETTERS, letters);
    return new FuzzyQuery(new Term(in(Fields.VOCABULARY), word), slips, sure, MOST_LIKE, true);
  }

  /** Returns a word as the vocabulary has it. */
  private String whole(String typed) {
    List<Token> tokens = Token.of(analysis.vocabulary(), typed);
    return tokens.isEmpty() ? typed : tokens.getFirst().text();
  }

  private String in(String field) {
    return Fields.in(language, field);
  }
}
