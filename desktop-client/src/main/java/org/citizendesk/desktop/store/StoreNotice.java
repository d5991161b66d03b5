// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.jdbi.v3.core.Handle;
import java.time.Instant;
import java.util.List;

/**
 * Something about this computer's store that its user must know once.
 *
 * @param saved how many own entries were saved, or are sent again, if it is about that
 * @param lost how many could not be read, or are not kept any more, if it is about that
 * @param place the damaged file that was kept; empty if there is none
 */
public record StoreNotice(long n, Instant at, Kind kind, long saved, long lost, String place) {
  private static final String ADD =
      "insert into notice (at, kind, saved, lost, place) values (?, ?, ?, ?, ?)";

  /** What happened. */
  public enum Kind {
    /** The file was damaged; a new one was begun with what could be read. */
    SALVAGED,
    /** A copy of this store, or an older state of it, was met at the server. */
    FORKED,
    /** The server was put back to a state from before what is kept here. */
    OUTLIVED,
    /** The file was found damaged; at the next start a new one is begun with what can be read. */
    DAMAGED
  }

  /** Returns what the user has not dismissed, newest first. */
  public static List<StoreNotice> all(Handle handle) {
    return handle
        .createQuery("select * from notice order by n desc")
        .map(
            (row, context) ->
                new StoreNotice(
                    row.getLong("n"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    Kind.valueOf(row.getString("kind")),
                    row.getLong("saved"),
                    row.getLong("lost"),
                    row.getString("place")))
        .list();
  }

  /** Forgets one. */
  public static void dismiss(Handle handle, long n) {
    handle.execute("delete from notice where n = ?", n);
  }

  static void salvaged(Handle handle, Instant at, long saved, long lost, String place) {
    handle.execute(ADD, at.toEpochMilli(), Kind.SALVAGED.name(), saved, lost, place);
  }

  static void damaged(Handle handle, Instant at) {
    handle.execute("delete from notice where kind = ?", Kind.DAMAGED.name());
    handle.execute(ADD, at.toEpochMilli(), Kind.DAMAGED.name(), 0, 0, "");
  }

  static void outlived(Handle handle, Instant at, long again, long gone) {
    handle.execute(ADD, at.toEpochMilli(), Kind.OUTLIVED.name(), again, gone, "");
  }

  /** Several in a row are one piece of news. */
  static void forked(Handle handle, Instant at) {
    handle.execute("delete from notice where kind = ?", Kind.FORKED.name());
    handle.execute(ADD, at.toEpochMilli(), Kind.FORKED.name(), 0, 0, "");
  }
}
