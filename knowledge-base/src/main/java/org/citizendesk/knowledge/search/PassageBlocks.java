// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.KnownPeriod;
import org.citizendesk.knowledge.article.Period;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.citation.Citation;
import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Turns articles into blocks of documents, and documents back into hits. */
final class PassageBlocks {
  private final @Nullable Embedder embedder;

  /**
   * @param embedder reads what passages mean; null to leave that out
   */
  PassageBlocks(@Nullable Embedder embedder) {
    this.embedder = embedder;
  }

  /** Returns what is put beside the articles of a line to recognise them by. */
  String mark(List<Article> line, SortedMap<String, String> files) {
    return Line.Mark.of(line, embedder == null ? "" : embedder.model(), files).text();
  }

  void write(Article article, String mark, ArticleLibrary library, IndexWriter writer)
      throws IOException {
    List<KnownPeriod> history = library.history(article);
    if (!history.isEmpty() && article.state().isFound() && !article.sections().isEmpty()) {
      writer.addDocuments(block(article, mark, history));
    }
  }

  private List<Document> block(Article article, String mark, List<KnownPeriod> history) {
    List<Document> block = new ArrayList<>();
    List<Integer> passages = new ArrayList<>();
    for (Section section : article.sections()) {
      block.addAll(windows(article, section, history));
      passages.add(block.size());
      block.add(document(article, section, history));
    }
    int count = block.size();
    addOpening(block.get(passages.getFirst()), article);
    for (int place = 0; place < passages.size(); place++) {
      int at = passages.get(place);
      block.get(at).add(new NumericDocValuesField(Fields.BLOCK, count - at));
      block.get(at).add(new NumericDocValuesField(Fields.PLACE, place));
      block.get(at).add(new NumericDocValuesField(Fields.SECTIONS, passages.size()));
    }
    Document whole = new Document();
    addFilters(whole, article, history);
    whole.add(new NumericDocValuesField(Fields.BLOCK, -count));
    whole.add(new StringField(Fields.MARK, mark, Field.Store.NO));
    add(whole, article, Fields.ARTICLE, whole(article));
    block.add(whole);
    return block;
  }

  private List<Document> windows(Article article, Section section, List<KnownPeriod> history) {
    if (embedder == null || !embedder.reads(article.key().language())) {
      return List.of();
    }
    List<Document> windows = new ArrayList<>();
    for (String text : Windows.of(article.title(), section)) {
      Document window = new Document();
      addFilters(window, article, history);
      window.add(new NumericDocValuesField(Fields.BLOCK, 0));
      window.add(
          new KnnFloatVectorField(
              Fields.MEANING, embedder.embed(text), VectorSimilarityFunction.DOT_PRODUCT));
      windows.add(window);
    }
    return windows;
  }

  /** What lists of articles and rules of a place are made of. */
  private static void addOpening(Document first, Article article) {
    first.add(new StringField(Fields.OPENS, article.topic(), Field.Store.NO));
    first.add(new SortedDocValuesField(Fields.OPENS, new BytesRef(article.topic())));
    String text = article.sections().getFirst().blocks().getFirst().text();
    first.add(new StoredField(Fields.STORED_OPENING, text));
  }

  /** Returns the hit that shows how an article begins, of its opening. */
  static SearchHit opening(Document stored) {
    return hit(stored, new Excerpt(stored.get(Fields.STORED_OPENING), List.of()));
  }

  static SearchHit hit(Document stored, Excerpt excerpt) {
    ArticleKey key =
        new ArticleKey(
            stored.get(Fields.ID),
            stored.get(Fields.LANGUAGE),
            stored.getField(Fields.VERSION).numericValue().intValue());
    return new SearchHit(
        key,
        stored.get(Fields.STORED_TITLE),
        stored.get(Fields.PROGRAM),
        new Jurisdiction(stored.get(Fields.JURISDICTION)),
        stored.get(Fields.ANCHOR),
        stored.get(Fields.STORED_HEADING),
        excerpt,
        null);
  }

  private static Document document(Article article, Section section, List<KnownPeriod> history) {
    Document document = new Document();
    addFilters(document, article, history);
    document.add(new StoredField(Fields.VERSION, article.key().version()));
    document.add(new StoredField(Fields.STORED_TOPIC, article.topic()));
    document.add(new StoredField(Fields.ANCHOR, section.anchor()));
    document.add(new StoredField(Fields.STORED_TITLE, article.title()));
    document.add(new StoredField(Fields.STORED_HEADING, section.heading()));
    document.add(new StoredField(Fields.STORED_TEXT, section.text()));
    document.add(new StringField(Fields.KEY, article.key().toString(), Field.Store.NO));
    document.add(new NumericDocValuesField(Fields.LENGTH, Windows.words(section).length));
    document.add(new LongPoint(Fields.EFFECTIVE, article.validity().from().toEpochDay()));
    document.add(new LongPoint(Fields.RECORDED, article.validity().recorded().toEpochDay()));
    document.add(
        new NumericDocValuesField(Fields.RECORDED, article.validity().recorded().toEpochDay()));
    addTexts(document, article, section);
    return document;
  }

  private static void addFilters(Document document, Article article, List<KnownPeriod> history) {
    history.forEach(piece -> document.add(box(piece)));
    document.add(new StringField(Fields.ID, article.key().id(), Field.Store.YES));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(article.key().id())));
    document.add(new StringField(Fields.LANGUAGE, article.key().language(), Field.Store.YES));
    document.add(new StringField(Fields.PROGRAM, article.program(), Field.Store.YES));
    document.add(
        new StringField(Fields.JURISDICTION, article.jurisdiction().code(), Field.Store.YES));
    document.add(new StringField(Fields.KIND, article.kind().word(), Field.Store.NO));
    addColumns(document, article);
  }

  /** What facets are counted by. */
  private static void addColumns(Document document, Article article) {
    document.add(new SortedDocValuesField(Fields.LANGUAGE, new BytesRef(article.key().language())));
    document.add(new SortedDocValuesField(Fields.PROGRAM, new BytesRef(article.program())));
    document.add(
        new SortedDocValuesField(Fields.JURISDICTION, new BytesRef(article.jurisdiction().code())));
    document.add(new SortedDocValuesField(Fields.KIND, new BytesRef(article.kind().word())));
  }

  private static LongRange box(KnownPeriod piece) {
    return new LongRange(
        Fields.IN_FORCE,
        new long[] {
          piece.known().from().toEpochDay(), piece.inForce().from().toEpochDay(),
        },
        new long[] {last(piece.known()), last(piece.inForce())});
  }

  /** Returns the last day; the last of all days if there is no end, as a search for now asks. */
  private static long last(Period period) {
    return period.to().equals(LocalDate.MAX)
        ? LocalDate.MAX.toEpochDay()
        : period.to().toEpochDay() - 1;
  }

  private static void addTexts(Document document, Article article, Section section) {
    String words = String.join("\n", article.citizenWords());
    String all = String.join("\n", article.title(), section.heading(), section.text(), words);
    add(document, article, Fields.TITLE, article.title());
    add(document, article, Fields.SECTION, section.heading());
    add(document, article, Fields.BODY, section.text());
    add(document, article, Fields.WORDS, words);
    add(document, article, Fields.ALL, all);
    add(document, article, Fields.VOCABULARY, all);
  }

  private static String whole(Article article) {
    String sections =
        article.sections().stream()
            .map(section -> section.heading() + "\n" + section.text())
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        article.title(),
        String.join("\n", article.citizenWords()),
        sections,
        String.join("\n", article.questions()),
        String.join("\n", article.documents()),
        article.citations().stream().map(Citation::toString).collect(Collectors.joining("\n")));
  }

  private static void add(Document document, Article article, String field, String text) {
    String name = Fields.in(article.key().language(), field);
    document.add(new TextField(name, text, Field.Store.NO));
  }
}
