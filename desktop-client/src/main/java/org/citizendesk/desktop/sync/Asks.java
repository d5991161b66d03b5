// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CommandId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Commands that wait for the server's answer. One that was on its way when the connection broke is
 * asked again under the same id, which does it once, until its time is over.
 */
final class Asks {
  static final long PATIENCE_MILLIS = 10_000;

  private final Map<CommandId, Asking> asking = new LinkedHashMap<>();

  void add(CommandId id, Command command, long now) {
    asking.put(id, new Asking(command, now + PATIENCE_MILLIS, false));
  }

  /** A new connection knows nothing of what was sent on the old one. */
  void begin() {
    asking.replaceAll((id, ask) -> new Asking(ask.command, ask.until, false));
  }

  void pump(long now, Instant serverTime, Consumer<ClientFrame> out) {
    for (Map.Entry<CommandId, Asking> entry : List.copyOf(asking.entrySet())) {
      Asking ask = entry.getValue();
      if (!ask.sent) {
        asking.put(entry.getKey(), new Asking(ask.command, ask.until, true));
        Instant deadline = serverTime.plusMillis(Math.max(0, ask.until - now));
        out.accept(new ClientFrame.Cmd(entry.getKey(), ask.command, deadline));
      }
    }
  }

  void result(ServerFrame.CmdResult frame, BiConsumer<CommandId, Outcome> answer) {
    if (asking.remove(frame.id()) != null) {
      answer.accept(frame.id(), frame.outcome());
    }
  }

  void expire(long now, BiConsumer<CommandId, Outcome> answer) {
    for (Map.Entry<CommandId, Asking> entry : List.copyOf(asking.entrySet())) {
      if (now >= entry.getValue().until) {
        asking.remove(entry.getKey());
        answer.accept(entry.getKey(), tooLate());
      }
    }
  }

  void refuseAll(BiConsumer<CommandId, Outcome> answer) {
    asking.keySet().forEach(id -> answer.accept(id, offline()));
    asking.clear();
  }

  static Outcome offline() {
    return new Outcome.Refused(
        Outcome.Code.TOO_LATE,
        "There is no link to the server, and only the server can decide this. Try again when the"
            + " link is back.");
  }

  private static Outcome tooLate() {
    return new Outcome.Refused(
        Outcome.Code.TOO_LATE,
        "The server did not answer within 10 seconds. Look whether it was done before you try"
            + " again.");
  }

  private record Asking(Command command, long until, boolean sent) {}
}
