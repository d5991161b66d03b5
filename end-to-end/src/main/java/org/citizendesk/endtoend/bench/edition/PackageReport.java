// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.edition;

import java.util.List;

/**
 * What was measured. Sizes are in bytes.
 *
 * @param articles how many are in the package, each version for itself
 * @param passages how many sections they have
 * @param passagesPerCpuSecond indexed by their words, in the processor time of all threads
 * @param packageBytes the whole package, with its index and without meaning
 * @param indexBytes the index on the disk
 * @param changesBytes a package of what has changed when one article has
 * @param changesMs from such a package to an edition that is searched, in a program that runs
 * @param heapBytes what the open base takes, with all articles read
 * @param modelMs time to load the model that reads what passages mean, in the background
 * @param openings in programs that have just started
 */
record PackageReport(
    int articles,
    int passages,
    double passagesPerCpuSecond,
    long packageBytes,
    long indexBytes,
    long changesBytes,
    double changesMs,
    long heapBytes,
    double modelMs,
    List<Opening> openings) {
  /**
   * How long it takes from a desktop's order to open the edition to the first answer.
   *
   * @param name {@code alone}: on one thread, with nothing beside it; {@code desktop}: as a desktop
   *     does, which reads and checks the articles and loads the model meanwhile; both also with a
   *     start-up cache, as the packaged desktop has one
   * @param p50Ms median of all programs
   * @param mostMs the slowest of them
   * @param p50CpuMs median of the processor time until then: of the one thread; of a desktop, of
   *     all its threads
   */
  record Opening(String name, int programs, double p50Ms, double mostMs, double p50CpuMs) {}
}
