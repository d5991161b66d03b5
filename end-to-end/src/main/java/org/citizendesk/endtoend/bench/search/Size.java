// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import java.util.List;

/**
 * What searching costs in a corpus of one size.
 *
 * @param passages in the corpus, made of the given one by copying with other words
 * @param indexSeconds time to index the words
 * @param meaningSeconds time to index words and vectors, without that of a model
 * @param indexBytes size on disk, with the vectors
 * @param openMs from opening the folder to the first answer, by words, ms; the reading of the
 *     articles is not in it
 * @param heapBytes what the open index keeps of the heap, without the articles
 * @param runs one for each way of searching
 */
record Size(
    int passages,
    double indexSeconds,
    double meaningSeconds,
    long indexBytes,
    double openMs,
    long heapBytes,
    List<Timing> runs) {
  /**
   * One way of searching.
   *
   * @param p50Ms median time, ms
   * @param p99Ms 99th percentile, ms
   * @param p50CpuMs median processor time of the searching thread, ms
   * @param p99CpuMs 99th percentile, ms
   * @param plain the way in which bare Lucene does the same kind of thing; empty for bare Lucene
   * @param ratio processor time at the median, as a multiple of that of {@code plain}; 1 for bare
   *     Lucene
   */
  record Timing(
      String name,
      double p50Ms,
      double p99Ms,
      double p50CpuMs,
      double p99CpuMs,
      String plain,
      double ratio) {}
}
