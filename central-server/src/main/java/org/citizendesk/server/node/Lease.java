// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.node;

import org.jdbi.v3.core.Handle;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to do something that only one node may do. It lapses if its holder does not renew it,
 * so that another node takes over when one dies; the nodes' clocks must agree to some seconds.
 *
 * @param name of what is done
 * @param holder the node
 */
record Lease(String name, String holder) {
  /** How long a lease lasts without being renewed. */
  static final Duration TERM = Duration.ofSeconds(15);

  private static final String TAKE =
      """
      insert into lease (name, holder, until) values (?, ?, ?)
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where lease.holder = excluded.holder or lease.until <= ?
      """;

  /** Takes or renews it; returns whether it is the holder's until {@link #TERM} from now. */
  boolean take(Handle handle, Instant now) {
    long until = now.plus(TERM).toEpochMilli();
    return handle.execute(TAKE, name, holder, until, now.toEpochMilli()) > 0;
  }

  /** Lets somebody else have it at once. */
  void giveBack(Handle handle) {
    handle.execute("delete from lease where name = ? and holder = ?", name, holder);
  }
}
