// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Limits;
import org.citizendesk.protocol.frame.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Pushes the outbox, a bounded number of frames ahead of the server's answers. */
final class Outflow {
  // What an event has around its payload: names, identifiers and numbers.
  private static final int ENVELOPE_BYTES = 400;

  private final SyncStore store;
  private final Deque<Flight> flights = new ArrayDeque<>();
  private int window;
  private int maxBytes;
  private long sentUpto;
  private long mark;

  Outflow(SyncStore store) {
    this.store = store;
  }

  void begin(Limits limits, long hwm) {
    mark = hwm;
    window = limits.pushWindow();
    // Half, since the readable codec may need two bytes where one is counted here.
    maxBytes = Math.min(limits.maxClientFrameBytes(), Bounds.MAX_CLIENT_FRAME_BYTES) / 2;
    end();
  }

  void end() {
    flights.clear();
    sentUpto = 0;
    store.sending(0);
  }

  void pump(long now, Consumer<ClientFrame> out) {
    while (flights.size() < window) {
      List<Event> events = fitting(store.toPush(sentUpto, mark, Bounds.MAX_PUSH_EVENTS));
      if (events.isEmpty()) {
        return;
      }
      sentUpto = events.getLast().origin().seq();
      flights.add(new Flight(sentUpto, now));
      store.sending(sentUpto);
      out.accept(new ClientFrame.Push(events));
    }
  }

  /** Returns whether the server answered for something that was on its way. */
  boolean acked(ServerFrame.Ack ack) {
    store.acked(ack);
    long answered = ack.placed().stream().mapToLong(ServerFrame.Placed::seq).max().orElse(0);
    return flights.removeIf(flight -> flight.upto <= Math.max(ack.uptoSeq(), answered));
  }

  boolean isIdle() {
    return flights.isEmpty();
  }

  boolean isStuck(long now, long patience) {
    Flight oldest = flights.peek();
    return oldest != null && now - oldest.sentAt >= patience;
  }

  private List<Event> fitting(List<Event> events) {
    List<Event> fitting = new ArrayList<>();
    int bytes = 0;
    for (Event event : events) {
      bytes += size(event);
      if (bytes > maxBytes && !fitting.isEmpty()) {
        break;
      }
      fitting.add(event);
    }
    return fitting;
  }

  private static int size(Event event) {
    return ENVELOPE_BYTES
        + utf8(event.content().payload())
        + utf8(event.content().type())
        + utf8(event.origin().session());
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private record Flight(long upto, long sentAt) {}
}
