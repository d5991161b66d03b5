// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.citizendesk.knowledge.meaning.KnownWords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * How text of one language becomes terms: lower case, accents folded, stop words out, stems.
 * English and Spanish have stems, stop words and synonyms; any other language goes without.
 * Thread-safe.
 */
final class TextAnalysis {
  private static final Map<String, TextAnalysis> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final String language;
  private final CharArraySet stopWords;
  private final Analyzer vocabulary = new Chain(this::vocabularyFilters);
  private final Analyzer index = new Chain(this::indexFilters);
  private final Synonyms synonyms;
  private final Analyzer query;

  private TextAnalysis(String language) {
    this.language = language;
    this.stopWords = new CharArraySet(WordFiles.stopWords(language), false);
    this.synonyms = Synonyms.read(language, index, vocabulary);
    this.query = new Chain(this::queryFilters);
  }

  static TextAnalysis of(String language) {
    return BY_LANGUAGE.computeIfAbsent(language, TextAnalysis::new);
  }

  /** Returns the analysis of documents: each field by the language that its name ends in. */
  static Analyzer ofDocuments() {
    return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        TextAnalysis analysis = of(Fields.languageOf(field));
        return Fields.isVocabulary(field) ? analysis.vocabulary : analysis.index;
      }
    };
  }

  /** Returns the analysis that keeps words whole. */
  Analyzer vocabulary() {
    return vocabulary;
  }

  /** Returns the analysis of text, without synonyms. */
  Analyzer index() {
    return index;
  }

  /** Returns the analysis of queries, with synonyms. */
  Analyzer query() {
    return query;
  }

  Synonyms synonyms() {
    return synonyms;
  }

  /** Returns the terms of a text as documents have them. */
  List<String> terms(String text) {
    return Token.of(index, text).stream().map(Token::text).toList();
  }

  /**
   * Returns whether a word is known to be one, whatever the articles say.
   *
   * @param terms what the word becomes
   */
  boolean isWord(String word, List<String> terms) {
    return KnownWords.contain(language, word)
        || terms.stream().allMatch(term -> KnownWords.contain(language, term));
  }

  private TokenStream vocabularyFilters(TokenStream tokens) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
  }

  private TokenStream indexFilters(TokenStream tokens) {
    return switch (language) {
      case "en" -> new KStemFilter(stopped(new EnglishPossessiveFilter(tokens)));
      case "es" -> new SpanishLightStemFilter(stopped(tokens));
      default -> stopped(tokens);
    };
  }

  private TokenStream stopped(TokenStream tokens) {
    return new StopFilter(vocabularyFilters(tokens), stopWords);
  }

  private TokenStream queryFilters(TokenStream tokens) {
    TokenStream plain = indexFilters(tokens);
    return synonyms.isEmpty() ? plain : new SynonymGraphFilter(plain, synonyms.map(), false);
  }

  /** Filters behind the standard tokenizer. */
  private static final class Chain extends Analyzer {
    private final UnaryOperator<TokenStream> filters;

    Chain(UnaryOperator<TokenStream> filters) {
      this.filters = filters;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      return new TokenStreamComponents(tokenizer, filters.apply(tokenizer));
    }
  }
}
