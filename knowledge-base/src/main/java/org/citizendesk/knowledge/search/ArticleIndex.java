// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.LibrarySource;
import org.citizendesk.knowledge.meaning.Embedder;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The search index of a library, in memory or in a folder. It is a cache: it is made again whenever
 * it is missing, damaged, of an older form or of other articles, and may be deleted at any time
 * while it is closed.
 *
 * <p>Thread-safe. Writing takes about a second for a thousand articles: keep it off a
 * user-interface thread.
 */
public final class ArticleIndex implements AutoCloseable {
  // Lucene advises every start to use an incubator module, without which vectors are fast enough.
  private static final Logger VECTOR_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTOR_ADVICE.setLevel(Level.SEVERE);
  }

  /**
   * To be raised with every change of {@link Fields}, {@link TextAnalysis} or how articles are
   * read.
   */
  private static final String SCHEMA = "7";

  private static final String VERSION = "schema";
  private static final String LIBRARY = "library";
  private static final String MODEL = "model";
  private static final float SATURATION = 2.0f;
  private static final float LENGTH_NORM = 0.75f;

  private final String name;
  private final Directory directory;

  private ArticleIndex(String name, Directory directory) {
    this.name = name;
    this.directory = directory;
  }

  /** Makes the index of a library in memory. */
  public static ArticleIndex inMemory(ArticleLibrary library) {
    ArticleIndex index = emptyInMemory();
    index.write(library);
    return index;
  }

  /** Returns an index in memory that holds nothing yet. */
  public static ArticleIndex emptyInMemory() {
    ArticleIndex index = new ArticleIndex("the index in memory", new ByteBuffersDirectory());
    index.empty();
    return index;
  }

  /**
   * Opens the index in a folder, and makes it again unless it is that of the library.
   *
   * @param folder made if need be; used for nothing else
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static ArticleIndex inFolder(Path folder, ArticleLibrary library) {
    return inFolder(folder, LibrarySource.of(library), Progress.IGNORED);
  }

  /** Does the same, and tells how far the making of the index is, if it has to be made. */
  public static ArticleIndex inFolder(Path folder, LibrarySource source, Progress progress) {
    ArticleIndex index = open(folder);
    try {
      index.prepare(source, progress);
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Opens the index in a folder as it is, to be searched at once, whatever articles it is of. One
   * that is missing, of an older form or too damaged to be opened is empty then.
   *
   * @param folder made if need be; used for nothing else
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static ArticleIndex open(Path folder) {
    ArticleIndex index = at(folder);
    try {
      if (!index.isOfThisForm()) {
        index.empty();
      }
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Brings the index in a folder up to date by indexing only what differs, and closes it.
   *
   * @param embedder reads what the passages mean that are indexed; null to leave that out
   * @throws KnowledgeException if it cannot be written
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails; then the
   *     index is as it was
   */
  public static void catchUp(Path folder, LibrarySource source, @Nullable Embedder embedder) {
    try (ArticleIndex index = open(folder)) {
      index.write(source, embedder, Progress.IGNORED);
    }
  }

  private static ArticleIndex at(Path folder) {
    try {
      return new ArticleIndex("the index in " + folder, FSDirectory.open(folder));
    } catch (IOException e) {
      throw new KnowledgeException("cannot open a folder for the search index: " + folder, e);
    }
  }

  /** Returns the similarity that writing and searching must share. */
  static Similarity similarity() {
    return new BM25Similarity(SATURATION, LENGTH_NORM);
  }

  Directory directory() {
    return directory;
  }

  String name() {
    return name;
  }

  /**
   * Returns whether the index is that of the articles, as far as it says so itself.
   *
   * @throws KnowledgeException if it cannot be read
   */
  public boolean isOf(LibrarySource source) {
    try {
      return source.fingerprint().equals(said().get(LIBRARY));
    } catch (IOException | IllegalArgumentException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  /**
   * Makes sure that the index is whole and that of the articles: reads all of it once, since a
   * damaged part would otherwise be met by somebody's search, and indexes what differs. Searches go
   * on with the old content until they refresh.
   *
   * @throws KnowledgeException if it cannot be written
   */
  public void prepare(LibrarySource source, Progress progress) {
    if (!isWhole()) {
      empty();
    }
    if (!isOf(source)) {
      write(source, null, progress);
    }
  }

  /**
   * Brings the index to what a library holds. Searches go on with the old content until they
   * refresh.
   *
   * @throws KnowledgeException if it cannot be written
   */
  public void write(ArticleLibrary library) {
    write(LibrarySource.of(library), null, Progress.IGNORED);
  }

  /**
   * Brings the index to what a library holds, by indexing what differs. The old content counts
   * until the new one is complete.
   *
   * @param embedder reads what the passages mean, some ten milliseconds for each that is not known
   *     yet; null to leave that out
   * @param progress hears how many of the articles that differ are indexed; what it throws ends it,
   *     and the index is as it was
   * @throws KnowledgeException if it cannot be written
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails; then the
   *     index is as it was
   */
  public void write(LibrarySource source, @Nullable Embedder embedder, Progress progress) {
    try (DirectoryReader before = DirectoryReader.open(directory);
        IndexWriter writer = new IndexWriter(directory, config(OpenMode.APPEND))) {
      String model = embedder == null ? "" : embedder.model();
      Difference difference = Difference.between(before, source, model);
      difference.write(writer, new PassageBlocks(embedder), progress);
      if (difference.isMost()) {
        writer.forceMerge(1);
      }
      Map<String, String> data = new HashMap<>();
      data.put(VERSION, SCHEMA);
      data.put(LIBRARY, source.fingerprint());
      String meaning = embedder == null ? known(before, difference) : model;
      if (!meaning.isEmpty()) {
        data.put(MODEL, meaning);
      }
      commit(writer, data);
    } catch (LockObtainFailedException e) {
      throw new KnowledgeException(name + " is open in another program", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + name, e);
    }
  }

  /** Returns by which model all of the index is known if nothing was written without one. */
  private static String known(DirectoryReader before, Difference difference) throws IOException {
    return difference.written().isEmpty()
        ? before.getIndexCommit().getUserData().getOrDefault(MODEL, "")
        : "";
  }

  private void empty() {
    clear();
    try (IndexWriter writer = new IndexWriter(directory, config(OpenMode.CREATE))) {
      commit(writer, Map.of(VERSION, SCHEMA));
    } catch (LockObtainFailedException e) {
      throw new KnowledgeException(name + " is open in another program", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + name, e);
    }
  }

  private static void commit(IndexWriter writer, Map<String, String> data) throws IOException {
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  private static IndexWriterConfig config(OpenMode mode) {
    return new IndexWriterConfig(TextAnalysis.ofDocuments())
        .setSimilarity(similarity())
        .setCommitOnClose(false)
        .setOpenMode(mode);
  }

  /**
   * Returns whether the index has what the passages mean to this model.
   *
   * @throws KnowledgeException if it cannot be read
   */
  public boolean hasMeaning(Embedder embedder) {
    try {
      return embedder.model().equals(said().get(MODEL));
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  private Map<String, String> said() throws IOException {
    return SegmentInfos.readLatestCommit(directory).getUserData();
  }

  private boolean isOfThisForm() {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return SCHEMA.equals(reader.getIndexCommit().getUserData().get(VERSION));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isWhole() {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** What is left of a damaged index would stop the writer too. */
  private void clear() {
    try {
      for (String file : directory.listAll()) {
        if (file.startsWith("segments") || file.startsWith("pending_segments")) {
          directory.deleteFile(file);
        }
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot clear " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      directory.close();
    } catch (IOException e) {
      throw new KnowledgeException("cannot close " + name, e);
    }
  }
}
