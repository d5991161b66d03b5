// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogEnds;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogListener;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A log that keeps nothing: it counts, and says yes at once. What a server does with it is all but
 * storing: the ceiling for one that stores. Thread-safe.
 */
final class StorelessLog implements DeskLog {
  private static final String NAME = "storeless";

  private final boolean tells;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<CitizenId, Long> citizens = new ConcurrentHashMap<>();
  private long head;

  /**
   * @param tells whether those who listen hear of what is pushed
   */
  StorelessLog(boolean tells) {
    this.tells = tells;
  }

  @Override
  public CompletableFuture<PushOutcome> push(
      ClientFrame.Device device, String user, List<Event> events) {
    List<ServerFrame.Placed> placed = new ArrayList<>();
    synchronized (this) {
      List<Entry> entries = new ArrayList<>();
      for (Event event : events) {
        head++;
        CitizenId citizen = event.subject().citizen();
        var place = new PlacedEvent.Place(0, head, citizens.merge(citizen, 1L, Long::sum));
        placed.add(new ServerFrame.Placed(event.origin().seq(), place));
        if (tells) {
          entries.add(
              new Entry(
                  new PlacedEvent(event, place, Instant.now()),
                  new UnknownFact(event.content()),
                  Set.of(Topic.citizen(citizen)),
                  ""));
        }
      }
      if (tells) {
        listeners.forEach(listener -> listener.committed(entries));
      }
    }
    return CompletableFuture.completedFuture(
        new PushOutcome(NAME, events.getLast().origin().seq(), placed, List.of(), List.of()));
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    long now = heads().getFirst().pos();
    return new LogPage(NAME, Math.min(after, now), now, false, List.of(), null);
  }

  @Override
  public LogHistory history(CitizenId citizen, long before, int limit) {
    return new LogHistory(NAME, List.of(), null);
  }

  @Override
  public synchronized LogEnds ends() {
    return new LogEnds(NAME, List.of(new ServerFrame.Head(0, head)));
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    return 0;
  }

  @Override
  public LogStanding standing(ClientFrame.Hello hello) {
    return new LogStanding(ends(), hwm(hello.device()), List.of());
  }

  @Override
  public void onAnotherLog(Consumer<LogEnds> action) {}

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }
}
