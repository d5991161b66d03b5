// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.jdbi.v3.core.Handle;
import java.util.List;

/** Reads where the log stands, for desktops that compare themselves with it. */
final class Standings {
  private Standings() {}

  static LogEnds ends(Handle handle) {
    return new LogEnds(
        Meta.epoch(handle),
        handle
            .createQuery("select id, head from part order by id")
            .map((row, context) -> new ServerFrame.Head(row.getInt(1), row.getLong(2)))
            .list());
  }

  static LogEnds ends(Tail.End end) {
    return new LogEnds(end.epoch(), List.of(new ServerFrame.Head(Appender.PARTITION, end.head())));
  }

  static LogStanding standing(Handle handle, ClientFrame.Hello hello) {
    long hwm = hwm(handle, hello.device());
    LogEnds ends = ends(handle);
    return new LogStanding(ends, hwm, reread(handle, hello, ends.epoch().equals(hello.logEpoch())));
  }

  static long hwm(Handle handle, ClientFrame.Device from) {
    return Stored.ask(handle, stored -> stored.hwm(from));
  }

  private static List<Integer> reread(Handle handle, ClientFrame.Hello hello, boolean sameName) {
    return hello.seen().stream()
        .filter(cursor -> cursor.pos() > 0 && !hasRead(handle, cursor, sameName))
        .map(ClientFrame.Cursor::partition)
        .distinct()
        .toList();
  }

  private static boolean hasRead(Handle handle, ClientFrame.Cursor cursor, boolean sameName) {
    return Pages.proof(handle, cursor.partition(), cursor.pos())
        .map(proof -> cursor.proof() == null ? sameName : proof.equals(cursor.proof()))
        .orElse(false);
  }
}
