// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogListener;
import org.citizendesk.server.log.LogObserver;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.PushException;
import org.citizendesk.server.log.PushOutcome;
import org.jdbi.v3.core.Handle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A log whose group commits come apart into their moments, between which a server can die: a push
 * waits, it is on disk, it is answered, the others are told.
 */
final class SteppedLog implements EventLog {
  private final EventLog log;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Queue<Runnable> toAnswer = new ArrayDeque<>();
  private final Queue<List<Entry>> toTell = new ArrayDeque<>();
  private final List<LogListener> listeners = new ArrayList<>();
  private final Runnable pushed;
  private final BooleanSupplier full;

  /**
   * @param log commits before its calls return
   * @param committed hears of each commit at the moment it is on disk
   * @param pushed hears that something waits
   * @param full whether nothing can be written now
   */
  SteppedLog(EventLog log, LogListener committed, Runnable pushed, BooleanSupplier full) {
    this.full = full;
    this.log = log;
    this.pushed = pushed;
    log.listen(
        entries -> {
          toTell.add(entries);
          committed.committed(entries);
        });
  }

  @Override
  public CompletableFuture<PushOutcome> push(
      ClientFrame.Device device, String user, List<Event> events) {
    CompletableFuture<PushOutcome> answer = new CompletableFuture<>();
    waiting.add(
        () -> {
          CompletableFuture<PushOutcome> outcome =
              full.getAsBoolean()
                  ? CompletableFuture.failedFuture(
                      new PushException(CloseCode.SERVER_ERROR, "the disk is full"))
                  : log.push(device, user, events);
          Throwable failure = outcome.handle((taken, thrown) -> thrown).join();
          toAnswer.add(
              () -> {
                if (failure == null) {
                  answer.complete(outcome.join());
                } else {
                  answer.completeExceptionally(failure);
                }
              });
        });
    pushed.run();
    return answer;
  }

  /** What waits is on disk from now on. */
  void commit() {
    drain(waiting);
  }

  /** Who pushed hears of it. */
  void answer() {
    drain(toAnswer);
  }

  /** Everybody hears of what is new. */
  void tell() {
    while (!toTell.isEmpty()) {
      List<Entry> entries = toTell.remove();
      listeners.forEach(listener -> listener.committed(entries));
    }
  }

  private static void drain(Queue<Runnable> queue) {
    for (int left = queue.size(); left > 0; left--) {
      queue.remove().run();
    }
  }

  @Override
  public <T> CompletableFuture<T> write(Function<LogTx, T> decision) {
    return log.write(decision);
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return log.read(query);
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    return log.page(partition, after, max, topics);
  }

  @Override
  public List<PlacedEvent> history(CitizenId citizen, long before, int limit) {
    return log.history(citizen, before, limit);
  }

  @Override
  public Optional<PlacedEvent> find(EventId id) {
    return log.find(id);
  }

  @Override
  public List<ServerFrame.Head> heads() {
    return log.heads();
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    return log.hwm(device);
  }

  @Override
  public List<Integer> reread(ClientFrame.Hello hello) {
    return log.reread(hello);
  }

  @Override
  public String epoch() {
    return log.epoch();
  }

  @Override
  public void look() {
    log.look();
  }

  @Override
  public void observe(LogObserver observer) {
    log.observe(observer);
  }

  @Override
  public CompletableFuture<Boolean> isWritable() {
    return log.isWritable();
  }

  @Override
  public boolean isShared() {
    return log.isShared();
  }

  @Override
  public void onAnotherLog(Runnable action) {
    log.onAnotherLog(action);
  }

  @Override
  public void listen(LogListener listener) {
    listeners.add(listener);
  }
}
