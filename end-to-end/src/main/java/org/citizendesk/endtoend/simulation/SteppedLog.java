// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogEnds;
import org.citizendesk.server.log.LogHistory;
import org.citizendesk.server.log.LogListener;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.server.log.LogStanding;
import org.citizendesk.server.log.PushException;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.Tail;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One node's log, whose group commits come apart into their moments, between which a node can die:
 * a push waits, it is on disk, it is answered, the node's own tails hear of it.
 */
final class SteppedLog implements DeskLog {
  private final Supplier<DeskLog> log;
  private final List<Tail> tails;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Queue<Runnable> toAnswer = new ArrayDeque<>();
  private final Queue<Runnable> toTell = new ArrayDeque<>();
  private final Runnable pushed;
  private final BooleanSupplier full;

  /**
   * @param log the one that all nodes write to; commits before its calls return
   * @param tails of the partitions, in their order
   * @param pushed hears that something waits
   * @param full whether nothing can be written now
   */
  SteppedLog(Supplier<DeskLog> log, List<Tail> tails, Runnable pushed, BooleanSupplier full) {
    this.log = log;
    this.tails = tails;
    this.pushed = pushed;
    this.full = full;
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
                  : log.get().push(device, user, events);
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

  /**
   * A commit of this node has added these to the log.
   *
   * @param epoch the log's name
   */
  void added(String epoch, List<Entry> entries) {
    Tail tail = tails.get(entries.getFirst().placed().place().partition());
    toTell.add(() -> tail.committed(epoch, entries));
  }

  /** Who pushed hears of it. */
  void answer() {
    drain(toAnswer);
  }

  /** The tails hear of what this node has committed. */
  void tell() {
    drain(toTell);
  }

  /** The tails look what the others have committed. */
  void look() {
    tails.forEach(Tail::look);
  }

  private static void drain(Queue<Runnable> queue) {
    for (int left = queue.size(); left > 0; left--) {
      queue.remove().run();
    }
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    return log.get().page(partition, after, max, topics);
  }

  @Override
  public LogHistory history(CitizenId citizen, long before, int limit) {
    return log.get().history(citizen, before, limit);
  }

  @Override
  public LogStanding standing(ClientFrame.Hello hello) {
    return log.get().standing(hello);
  }

  @Override
  public LogEnds ends() {
    return log.get().ends();
  }

  @Override
  public long hwm(ClientFrame.Device device) {
    return log.get().hwm(device);
  }

  @Override
  public void onAnotherLog(Consumer<LogEnds> action) {
    // All tails look in one step, so that the other partitions stand where they will find them.
    tails.forEach(tail -> tail.onAnotherLog(end -> action.accept(ends())));
  }

  @Override
  public void listen(LogListener listener) {
    tails.forEach(tail -> tail.listen(listener));
  }
}
