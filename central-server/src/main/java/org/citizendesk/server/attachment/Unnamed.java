// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.server.log.EventLog;
import org.citizendesk.store.content.ContentStore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes away files that no event names: somebody uploaded them, and the event never came. Whoever
 * was told of late that a file is here can still name it, for its time begins anew with that.
 */
final class Unnamed {
  private static final Logger LOG = LoggerFactory.getLogger(Unnamed.class);
  private static final int PAGE = 1000;
  private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  // Whatever kind of fact it is, it calls a hash so.
  private static final String EVENTS =
      """
      select pos, payload from event
      where part = 0 and pos > ? and pos <= ? and payload like '%ha256%'
      """;

  private static final String REFUSED = "select body from rejected where body like '%ha256%'";

  private final EventLog log;
  private final ContentStore files;

  Unnamed(EventLog log, ContentStore files) {
    this.log = log;
    this.files = files;
  }

  /**
   * Deletes what came before a time and is named by no event, accepted or refused.
   *
   * @return how many files went
   */
  int sweep(Instant before, BooleanSupplier goOn) {
    Set<String> candidates = files.notTouchedSince(before);
    long end = log.heads().getFirst().pos();
    for (long after = 0; after < end && !candidates.isEmpty(); after += PAGE) {
      if (!goOn.getAsBoolean()) {
        return 0;
      }
      long from = after;
      log.read(handle -> named(handle, from)).forEach(text -> spare(text, candidates));
    }
    log.read(handle -> handle.createQuery(REFUSED).mapTo(String.class).list())
        .forEach(text -> spare(text, candidates));
    return discard(candidates, before);
  }

  private static List<String> named(Handle handle, long from) {
    return handle
        .createQuery(EVENTS)
        .bind(0, from)
        .bind(1, from + PAGE)
        .map((row, context) -> row.getString("payload"))
        .list();
  }

  private static void spare(String text, Set<String> candidates) {
    Matcher hashes = HASH.matcher(text);
    while (hashes.find()) {
      candidates.remove(hashes.group());
    }
  }

  private int discard(Set<String> hashes, Instant before) {
    int gone = 0;
    for (String hash : hashes) {
      try {
        gone += files.discard(hash, before) ? 1 : 0;
      } catch (IOException e) {
        LOG.warn("a file that no event names cannot be deleted", e);
      }
    }
    if (gone > 0) {
      LOG.info("deleted {} files that no event names", gone);
    }
    return gone;
  }
}
