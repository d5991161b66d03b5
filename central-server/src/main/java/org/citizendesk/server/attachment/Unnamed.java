// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.UnnamedFiles;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes away files that no event names: somebody uploaded them, and the event never came. Whoever
 * was told of late that a file is here can still name it, for its time begins anew with that.
 */
final class Unnamed {
  private static final Logger LOG = LoggerFactory.getLogger(Unnamed.class);
  private static final int PAGE = 1000;

  // Whatever kind of fact it is, it calls a hash so.
  private static final String EVENTS =
      """
      select pos, payload from event
      where part = 0 and pos > ? and pos <= ? and payload like '%ha256%'
      """;

  private static final String REFUSED =
      """
      select body from rejected r where body like '%ha256%' and not exists (
        select 1 from settlement s where s.event_id = r.event_id and s.decision = 'DROP')
      """;

  private final EventLog log;
  private final ContentStore files;

  Unnamed(EventLog log, ContentStore files) {
    this.log = log;
    this.files = files;
  }

  /**
   * Deletes what came before a time and is named by no event: accepted, or refused and not dropped.
   *
   * @return how many files went
   */
  int sweep(Instant before, BooleanSupplier goOn) {
    UnnamedFiles candidates = UnnamedFiles.before(before, files);
    long end = log.heads().getFirst().pos();
    for (long after = 0; after < end && !candidates.isEmpty(); after += PAGE) {
      if (!goOn.getAsBoolean()) {
        return 0;
      }
      long from = after;
      log.read(handle -> named(handle, from)).forEach(candidates::spareNamedIn);
    }
    log.read(handle -> handle.createQuery(REFUSED).mapTo(String.class).list())
        .forEach(candidates::spareNamedIn);
    int gone = candidates.discard();
    if (gone > 0) {
      LOG.info("deleted {} files that no event names", gone);
    }
    return gone;
  }

  private static List<String> named(Handle handle, long from) {
    return handle
        .createQuery(EVENTS)
        .bind(0, from)
        .bind(1, from + PAGE)
        .map((row, context) -> row.getString("payload"))
        .list();
  }
}
