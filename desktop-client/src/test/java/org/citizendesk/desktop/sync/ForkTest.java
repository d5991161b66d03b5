// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A desktop that goes on under a new epoch. */
class ForkTest {
  @AutoClose private final SyncBench bench = new SyncBench();

  @Test
  void whatIsConfirmedUnderAnOldNumberBeforeItIsPushedLeavesNoHole() {
    bench.write(SampleEvents.ELENA, 300);
    List<Event> before = bench.store.unsettled(0, 300);
    bench.connect(0, 300);
    bench.closed(CloseCode.FORK.number());
    bench.reconnect();
    bench.welcome(0, 300);
    List<PlacedEvent> stored = new ArrayList<>();
    for (Event event : before) {
      long pos = stored.size() + 1L;
      stored.add(new PlacedEvent(event, new PlacedEvent.Place(0, pos, pos), SampleEvents.NOON));
    }
    bench.receive(new ServerFrame.Page(0, 0, 300, 2, false, stored));
    long last = bench.sent(ClientFrame.Push.class).getLast().events().getLast().origin().seq();
    bench.effects.clear();

    bench.receive(new ServerFrame.Ack(last, List.of()));

    List<Event> next = bench.sent(ClientFrame.Push.class).getFirst().events();
    assertEquals(last + 1, next.getFirst().origin().seq());
    assertEquals(300, next.getLast().origin().seq());
  }
}
