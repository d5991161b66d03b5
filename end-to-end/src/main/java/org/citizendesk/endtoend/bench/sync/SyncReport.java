// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Map;

/**
 * What one run measured. Rates are events acknowledged in a second, times are microseconds or as
 * their names say; a ratio compares what was measured in this run.
 *
 * @param ackedPerSecond by the whole server on SQLite, each event on disk before
 * @param transportPerSecond by its WebSocket end with the store switched off
 * @param jetStreamPerSecond by JetStream, which has them in memory; null where it is missing
 * @param ratioToTransport the first by the second
 * @param ratioToJetStream the first by the third; null where it is missing
 * @param serverMicrosPerEvent processor time of the whole server, one event in a push
 * @param transportMicrosPerEvent the same of its WebSocket end alone
 * @param jetStreamMicrosPerEvent the same of JetStream; null where it is missing
 * @param serverMicrosPerEventBatched of the whole server with ten events in a push
 * @param modelLatency from one agent's write to where another's screen reads it
 * @param catchUpRatio time to catch up page by page, by that of storing the same rows from memory
 * @param snapshotRatio the same with a snapshot
 * @param catchUp more of that
 * @param bytesPerIdleConnection of the server's heap
 * @param idleConnections how many there were
 * @param reconnectSeconds until all of them were welcome again after all were cut
 * @param growth how appending and reading go with the size of the log
 */
record SyncReport(
    double ackedPerSecond,
    double transportPerSecond,
    @Nullable Double jetStreamPerSecond,
    double ratioToTransport,
    @Nullable Double ratioToJetStream,
    double serverMicrosPerEvent,
    double transportMicrosPerEvent,
    @Nullable Double jetStreamMicrosPerEvent,
    double serverMicrosPerEventBatched,
    Latency modelLatency,
    double catchUpRatio,
    double snapshotRatio,
    Map<String, Double> catchUp,
    long bytesPerIdleConnection,
    int idleConnections,
    double reconnectSeconds,
    List<Growth> growth) {

  /**
   * How long news takes, in milliseconds.
   *
   * @param transportMedian to another light desktop, with the store switched off
   * @param ratio the 99th percentile by that median
   */
  record Latency(
      double median, double p99, double transportMedian, double transportP99, double ratio) {}

  /**
   * A log of some size.
   *
   * @param appendMicros median of one push of one event by one desktop alone
   * @param fetchMicros median of reading a citizen's newest page
   */
  record Growth(long events, double appendMicros, double fetchMicros, long bytes) {}
}
