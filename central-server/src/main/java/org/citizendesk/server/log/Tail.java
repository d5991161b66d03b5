// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells of what is committed to one partition, in the order of the log and without gap, whoever
 * committed it. What this node wrote comes from memory where it follows at once, everything else is
 * read back.
 *
 * <p>Thread-safe.
 */
public final class Tail {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int PAGE = 500;

  private final Source source;
  private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<End>> onAnotherLog = new CopyOnWriteArrayList<>();
  private String epoch;
  private long told;

  /** Begins at the present end, of which nothing is told. */
  public Tail(Source source) {
    this.source = source;
    End now = source.end();
    this.epoch = now.epoch();
    this.told = now.head();
  }

  /** The partition as all nodes see it. Thread-safe. */
  public interface Source {
    /** Returns where it ends. */
    End end();

    /** Returns what stands in {@code (after, to]}, which is all there unless it is another log. */
    Stretch stretch(long after, long to);
  }

  /**
   * Where a partition ends.
   *
   * @param epoch the name of the log
   * @param head the last position
   */
  public record End(String epoch, long head) {}

  /**
   * A piece of a partition.
   *
   * @param epoch the name of the log that it is of
   */
  public record Stretch(String epoch, List<Entry> entries) {}

  /**
   * Adds somebody who hears that the log became another one, and may be shorter than it was, before
   * anything of it is told.
   */
  public void onAnotherLog(Consumer<End> action) {
    onAnotherLog.add(action);
  }

  /** Adds somebody who hears of every commit from now on. */
  public void listen(LogListener listener) {
    listeners.add(listener);
  }

  /**
   * This node committed these.
   *
   * @param of the name of the log that they are in
   */
  public synchronized void committed(String of, List<Entry> entries) {
    // A log that has taken over and is shorter may be at the same position by now.
    if (of.equals(epoch) && position(entries.getFirst()) == told + 1) {
      tell(entries);
    }
    // Otherwise another node's come first, and these will be read with them.
  }

  /**
   * Somebody may have committed something.
   *
   * @return when the first event that was read had been received; empty if there was none
   */
  public synchronized Optional<Instant> look() {
    End now = source.end();
    if (!now.epoch().equals(epoch)) {
      LOG.warn("the log is another one: it ends at {}, {} was told", now.head(), told);
      epoch = now.epoch();
      told = now.head();
      onAnotherLog.forEach(action -> action.accept(now));
      return Optional.empty();
    }
    Optional<Instant> first = Optional.empty();
    while (told < now.head()) {
      Stretch next = source.stretch(told, Math.min(now.head(), told + PAGE));
      if (!next.epoch().equals(epoch)) {
        return first; // the next look begins with that one's end
      }
      List<Entry> entries = next.entries();
      first = first.or(() -> Optional.of(entries.getFirst().placed().receivedAt()));
      tell(entries);
    }
    return first;
  }

  private void tell(List<Entry> entries) {
    told = position(entries.getLast());
    listeners.forEach(listener -> listener.committed(entries));
  }

  private static long position(Entry entry) {
    return entry.placed().place().pos();
  }
}
