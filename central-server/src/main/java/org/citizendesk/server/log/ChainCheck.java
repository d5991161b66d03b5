// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Follows the chain of hashes through a whole log, link by link. */
public final class ChainCheck {
  private static final int START_BYTES = 32;
  private static final int AT_ONCE = 1000;

  private ChainCheck() {}

  /**
   * Checks that nothing was changed, taken out or put in between.
   *
   * @return the number of events, and the first link that is broken
   */
  public static Result check(Store store) {
    return store.read(ChainCheck::check);
  }

  private static Result check(Handle handle) {
    long head = head(handle);
    byte[] before = new byte[START_BYTES];
    long expected = 1;
    try (ResultIterator<Link> links =
        handle
            .createQuery("select * from event where part = ? order by pos")
            .bind(0, Appender.PARTITION)
            .setFetchSize(AT_ONCE)
            .map((row, context) -> Link.of(row))
            .iterator()) {
      while (links.hasNext()) {
        Link link = links.next();
        long pos = link.placed.place().pos();
        if (pos != expected) {
          return broken(expected, "position " + expected + " is missing; the next is " + pos);
        }
        byte[] right =
            Chain.link(before, link.placed.event().id(), link.placed.event().content().payload());
        if (!Arrays.equals(right, link.chain)) {
          return broken(pos, "event " + link.placed.event().id() + " is not what was appended");
        }
        before = link.chain;
        expected++;
      }
    }
    return head == expected - 1
        ? new Result(head, Optional.empty())
        : broken(expected, "the log should end at " + head + ", it ends at " + (expected - 1));
  }

  private static Result broken(long pos, String what) {
    return new Result(pos - 1, Optional.of(new Broken(pos, what)));
  }

  private static long head(Handle handle) {
    return handle
        .createQuery("select head from part where id = ?")
        .bind(0, Appender.PARTITION)
        .mapTo(long.class)
        .one();
  }

  /**
   * What was found.
   *
   * @param whole how many events from the start are as they were appended
   * @param broken the first link that does not hold; empty if all hold
   */
  public record Result(long whole, Optional<Broken> broken) {}

  /**
   * A link that does not hold.
   *
   * @param position in the log
   * @param what in a few words
   */
  public record Broken(long position, String what) {}

  private static final class Link {
    private final PlacedEvent placed;
    private final byte[] chain;

    Link(PlacedEvent placed, byte[] chain) {
      this.placed = placed;
      this.chain = chain;
    }

    static Link of(ResultSet row) throws SQLException {
      return new Link(EventRows.event(row), row.getBytes("chain"));
    }
  }
}
