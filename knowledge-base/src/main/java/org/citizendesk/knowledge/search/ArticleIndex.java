// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
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

  /** To be raised with every change of {@link Fields} or {@link TextAnalysis}. */
  private static final String SCHEMA = "4";

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
    ArticleIndex index = new ArticleIndex("the index in memory", new ByteBuffersDirectory());
    index.write(library);
    return index;
  }

  /**
   * Opens the index in a folder, and makes it again unless it is that of the library.
   *
   * @param folder made if need be; used for nothing else
   * @throws KnowledgeException if the folder cannot be written or another program has it open
   */
  public static ArticleIndex inFolder(Path folder, ArticleLibrary library) {
    return inFolder(folder, library, Progress.IGNORED);
  }

  /** Does the same, and tells how far the making of the index is, if it has to be made. */
  public static ArticleIndex inFolder(Path folder, ArticleLibrary library, Progress progress) {
    ArticleIndex index = at(folder);
    try {
      if (!index.isOf(library)) {
        index.write(library, null, progress);
      }
      return index;
    } catch (RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /**
   * Makes the index of a library in an empty folder, and closes it.
   *
   * @param embedder reads what the passages mean; null to leave that out
   * @throws KnowledgeException if it cannot be written
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails
   */
  public static void make(Path folder, ArticleLibrary library, @Nullable Embedder embedder) {
    try (ArticleIndex index = at(folder)) {
      index.write(library, embedder);
    }
  }

  private static ArticleIndex at(Path folder) {
    try {
      return new ArticleIndex("the index in " + folder, FSDirectory.open(folder));
    } catch (IOException e) {
      throw new KnowledgeException("cannot open a folder for the search index: " + folder, e);
    }
  }

  /**
   * Brings an index in a folder up to date by indexing only what differs. Does nothing if it is not
   * the index of the earlier articles.
   *
   * @param embedder reads what the changed passages mean; null, or another than that which made the
   *     index, to have the meaning of all learned again later
   * @throws KnowledgeException if it cannot be written
   */
  public static void catchUp(
      Path folder, ArticleLibrary before, ArticleLibrary now, @Nullable Embedder embedder) {
    try (ArticleIndex index = at(folder)) {
      if (index.isOf(before)) {
        Embedder same = embedder != null && index.hasMeaning(embedder) ? embedder : null;
        index.write(
            new Job(
                IndexWriterConfig.OpenMode.APPEND,
                writer -> new Difference(before, now).write(writer, new PassageBlocks(same))),
            data(now, same));
      }
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
   * Replaces what the index holds. Searches go on with the old content until they refresh.
   *
   * @throws KnowledgeException if it cannot be written
   */
  public void write(ArticleLibrary library) {
    write(library, null);
  }

  /**
   * Replaces what the index holds, with what the passages mean. Takes some ten milliseconds for
   * each passage.
   *
   * @param embedder null to leave the meaning out
   * @throws KnowledgeException if it cannot be written
   * @throws org.citizendesk.knowledge.meaning.EmbeddingException if the embedder fails; then the
   *     index is as it was
   */
  public void write(ArticleLibrary library, @Nullable Embedder embedder) {
    write(library, embedder, Progress.IGNORED);
  }

  /** Does the same, and tells how far it is. */
  public void write(ArticleLibrary library, @Nullable Embedder embedder, Progress progress) {
    write(
        new Job(
            IndexWriterConfig.OpenMode.CREATE,
            writer -> {
              new PassageBlocks(embedder).write(library, writer, progress);
              writer.forceMerge(1);
            }),
        data(library, embedder));
  }

  /** What is written, onto what. */
  private record Job(IndexWriterConfig.OpenMode mode, Work work) {}

  /** Writes documents. */
  @FunctionalInterface
  private interface Work {
    void into(IndexWriter writer) throws IOException;
  }

  /** The old content counts until the new one is complete. */
  private void write(Job job, Map<String, String> data) {
    IndexWriterConfig config =
        new IndexWriterConfig(TextAnalysis.ofDocuments())
            .setSimilarity(similarity())
            .setCommitOnClose(false)
            .setOpenMode(job.mode);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      job.work.into(writer);
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    } catch (LockObtainFailedException e) {
      throw new KnowledgeException(name + " is open in another program", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + name, e);
    }
  }

  /**
   * Returns whether the index has what the passages mean to this model.
   *
   * @throws KnowledgeException if it cannot be read
   */
  public boolean hasMeaning(Embedder embedder) {
    try {
      return embedder
          .model()
          .equals(SegmentInfos.readLatestCommit(directory).getUserData().get(MODEL));
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + name, e);
    }
  }

  private boolean isOf(ArticleLibrary library) {
    try {
      Map<String, String> found = SegmentInfos.readLatestCommit(directory).getUserData();
      if (!found.entrySet().containsAll(data(library).entrySet())) {
        return false;
      }
      checkSums();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      // Missing or damaged: what is left of it would stop the writer too.
      clear();
      return false;
    }
  }

  /** Reads all of it once: a damaged part would otherwise be met by somebody's search. */
  private void checkSums() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

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

  private static Map<String, String> data(ArticleLibrary library) {
    return Map.of("schema", SCHEMA, "library", Fingerprint.of(library));
  }

  private static Map<String, String> data(ArticleLibrary library, @Nullable Embedder embedder) {
    Map<String, String> data = new HashMap<>(data(library));
    if (embedder != null) {
      data.put(MODEL, embedder.model());
    }
    return data;
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
