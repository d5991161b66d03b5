// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lucene as it comes: BM25 over title, section and text, with its English analysis. */
final class Plain implements AutoCloseable {
  private static final Map<String, Float> FIELDS = Map.of("title", 2f, "section", 1.5f, "body", 1f);

  private final FSDirectory directory;
  private final Analyzer analyzer = new EnglishAnalyzer();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  Plain(Path folder, Corpus corpus) throws IOException {
    directory = FSDirectory.open(folder);
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Corpus.Passage passage : corpus.passages()) {
        Document document = new Document();
        document.add(new StoredField("id", passage.id()));
        document.add(new TextField("title", passage.title(), Field.Store.NO));
        document.add(new TextField("section", passage.section(), Field.Store.NO));
        document.add(new TextField("body", passage.text(), Field.Store.YES));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  List<String> search(String text, int most) throws IOException {
    QueryBuilder builder = new QueryBuilder(analyzer);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    FIELDS.forEach(
        (field, weight) -> {
          Query query = builder.createBooleanQuery(field, text, Occur.SHOULD);
          if (query != null) {
            any.add(new BoostQuery(query, weight), Occur.SHOULD);
          }
        });
    List<String> found = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(any.build(), most).scoreDocs) {
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
