// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lucene as it comes: BM25 over title, section and text, with its English analysis, and if asked
 * for one vector a passage.
 */
final class Plain implements AutoCloseable {
  private static final Map<String, Float> FIELDS = Map.of("title", 2f, "section", 1.5f, "body", 1f);
  private static final String VECTOR = "vector";
  private static final int NEAREST = 100;
  private static final double BUFFER_MEGABYTES = 128;

  private final FSDirectory directory;
  private final Analyzer analyzer = new EnglishAnalyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  Plain(Path folder, Corpus corpus) throws IOException {
    this(folder, corpus, null);
  }

  /**
   * @param embedder gives the vectors; null for none
   */
  Plain(Path folder, Corpus corpus, @Nullable Embedder embedder) throws IOException {
    directory = FSDirectory.open(folder);
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Corpus.Passage passage : corpus.passages()) {
        Document document = new Document();
        document.add(new StoredField("id", passage.id()));
        document.add(new TextField("title", passage.title(), Field.Store.NO));
        document.add(new TextField("section", passage.section(), Field.Store.NO));
        document.add(new TextField("body", passage.text(), Field.Store.YES));
        if (embedder != null) {
          float[] vector = embedder.embed(passage.text());
          document.add(
              new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  List<String> search(String text, int most) throws IOException {
    return ids(searcher.search(words(text), most).scoreDocs);
  }

  /** Returns what is near a vector and what has the words, one after the other. */
  List<String> search(String text, float[] vector, int most) throws IOException {
    Query near = new KnnFloatVectorQuery(VECTOR, vector, NEAREST);
    List<String> found = new ArrayList<>(ids(searcher.search(near, most).scoreDocs));
    found.addAll(search(text, most));
    return found;
  }

  private Query words(String text) {
    QueryBuilder builder = new QueryBuilder(analyzer);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    FIELDS.forEach(
        (field, weight) -> {
          Query query = builder.createBooleanQuery(field, text, Occur.SHOULD);
          if (query != null) {
            any.add(new BoostQuery(query, weight), Occur.SHOULD);
          }
        });
    return any.build();
  }

  private List<String> ids(ScoreDoc[] hits) throws IOException {
    List<String> found = new ArrayList<>();
    for (ScoreDoc hit : hits) {
      found.add(searcher.storedFields().document(hit.doc).get("id"));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
