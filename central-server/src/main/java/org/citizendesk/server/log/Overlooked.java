// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Shows a projection what it would have seen if the program that stored it had known it: a server
 * that is older than a desktop, or older than another node, keeps new facts without a look.
 *
 * @param name under which it is kept up to where the log was looked through
 * @param kinds what the types of the facts begin with
 * @param projection must not mind seeing a fact twice
 */
public record Overlooked(EventLog log, String name, String kinds, Projection projection) {
  private static final Logger LOG = LoggerFactory.getLogger(Overlooked.class);
  private static final int AT_ONCE = 10_000;

  private static final String FIND =
      """
      select * from event
      where part = :part and pos > :after and pos <= :to and type like :kinds
      order by pos
      """;

  /**
   * Looks through what was stored since the last time, and all of it the first time. Reads the
   * whole log then: on a thread of its own.
   *
   * @param goOn is asked now and then
   */
  public void lookThrough(BooleanSupplier goOn) {
    long head = log.heads().getFirst().pos();
    long after = log.read(this::known);
    while (after < head && goOn.getAsBoolean()) {
      long from = after;
      long to = Math.min(head, after + AT_ONCE);
      List<PlacedEvent> found = log.read(handle -> find(handle, from, to));
      log.write(tx -> project(tx, found, to)).join();
      after = to;
    }
  }

  private boolean project(LogTx tx, List<PlacedEvent> found, long to) {
    for (PlacedEvent event : found) {
      fact(event).ifPresent(fact -> projection.apply(tx, event, fact));
    }
    return tx.handle()
            .execute(
                "insert into looked_through (name, pos) values (?, ?)"
                    + " on conflict (name) do update set pos = excluded.pos",
                name,
                to)
        > 0;
  }

  /** What nobody understood when it came was not checked then. */
  private static Optional<Fact> fact(PlacedEvent event) {
    try {
      return Optional.of(FactCodec.decode(event.event().content()));
    } catch (IllegalArgumentException e) {
      LOG.warn("event {} says nothing that can be read", event.event().id());
      return Optional.empty();
    }
  }

  private long known(Handle handle) {
    return handle
        .createQuery("select pos from looked_through where name = ?")
        .bind(0, name)
        .mapTo(long.class)
        .findOne()
        .orElse(0L);
  }

  private List<PlacedEvent> find(Handle handle, long after, long to) {
    return handle
        .createQuery(FIND)
        .bind("part", Appender.PARTITION)
        .bind("after", after)
        .bind("to", to)
        .bind("kinds", kinds + "%")
        .map((row, context) -> EventRows.event(row))
        .list();
  }
}
