// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the sync engine keeps. Each method that changes something is one transaction and returns
 * when it is on disk; it throws if it could not be stored, and then nothing has changed. Used by
 * one thread.
 */
public interface SyncStore {
  /** Returns where this desktop stands. */
  Standing standing();

  /** Returns how much waits. */
  Counts counts();

  /**
   * Takes in what the server said about itself. Own events up to {@code hwm} become accepted;
   * everything above it waits again, also what was accepted once. Of a log under a new name only
   * what lies before the cursors is still known; what own events lie behind them is offered again.
   *
   * @param reread partitions in which this is not the log that was read: then all that was
   *     confirmed is forgotten and will be read again
   */
  Welcomed welcomed(String logEpoch, long hwm, List<ServerFrame.Head> heads, List<Integer> reread);

  /** Takes in what a welcome says. */
  default Welcomed welcomed(ServerFrame.Welcome welcome) {
    return welcomed(welcome.logEpoch(), welcome.hwm(), welcome.heads(), welcome.reread());
  }

  /**
   * Returns own events behind {@code after} whose fate the server has not told: no place and no
   * refusal is known. They are of the present device and epoch, contiguous and ascending, and end
   * before the first that names a file the server may not have.
   */
  default List<Event> unsettled(long after, int max) {
    return toPush(after, Long.MAX_VALUE, max);
  }

  /**
   * Returns own events behind {@code after} that the server must be told of: the unsettled ones,
   * and above {@code mark} all others too. One that was confirmed under the number of an earlier
   * epoch still leaves no hole in the numbers of this one. Contiguous and ascending.
   *
   * @param mark the highest number that the server has of the present device and epoch
   */
  List<Event> toPush(long after, long mark, int max);

  /** Takes note, in memory only, that everything up to this sequence is on its way; 0 for none. */
  void sending(long upto);

  /**
   * Everything of this device up to a sequence is stored at the server. What proves the places that
   * were given is kept: a log that went back is found out also under another epoch.
   */
  void acked(ServerFrame.Ack ack);

  /** The server will never take an event. */
  void rejected(ServerFrame.Reject reject);

  /**
   * Applies a range if it begins exactly at, or reaches across, the cursor; in one transaction with
   * the cursor.
   */
  Applied apply(Range range);

  /**
   * Keeps a piece of history.
   *
   * @return where to ask for more of it at once, because a contact in hand is not complete yet
   */
  OptionalLong keep(ServerFrame.History history);

  /** Goes on as another device or epoch; everything unsettled gets new sequence numbers. */
  void fork(ClientFrame.Device fresh);

  /** Forgets everything confirmed, which will be read again; nothing written here is lost. */
  void forgetLog();

  /**
   * Where a desktop stands.
   *
   * @param logEpoch of the log it last saw; null before the first time
   * @param settledSeq highest own sequence up to which the fate of all is known
   * @param cursors per partition; none for one that was never read
   * @param fetched per partition the newest place beyond the cursor, of what was fetched or written
   *     here, with its proof; none where there is none
   */
  record Standing(
      ClientFrame.Device device,
      @Nullable String logEpoch,
      long settledSeq,
      List<ClientFrame.Cursor> cursors,
      List<ClientFrame.Cursor> fetched) {}

  /**
   * How much waits.
   *
   * @param unsent own events that the server does not have
   * @param refused own events that the server refused for good
   */
  record Counts(long unsent, long refused) {}

  /** What a welcome meant. */
  enum Welcomed {
    /** It is the log that was read before. */
    CONTINUED,
    /** It is another log; it is read from the beginning. */
    ANOTHER_LOG,
    /**
     * The server lacks events that are no longer kept here. The numbers of this epoch could not
     * follow each other any more, so the store has begun a new one.
     */
    OUTLIVED,
    /** The server has events of this device that are not here: a copy of it, or a newer state. */
    NOT_US;

    /** Returns whether the connection was made under an epoch that is over. */
    boolean endsTheEpoch() {
      return this == OUTLIVED || this == NOT_US;
    }
  }

  /**
   * Everything in {@code (from, to]} of a partition that the subscription covers.
   *
   * @param events ascending
   * @param proof stands for the log up to {@code to}; null if it is not known
   */
  record Range(
      int partition, long from, long to, List<PlacedEvent> events, @Nullable String proof) {
    /** A stretch whose end is not proven. */
    public Range(int partition, long from, long to, List<PlacedEvent> events) {
      this(partition, from, to, events, null);
    }

    /** Returns the part up to a position. */
    public Range upTo(long end) {
      return end >= to
          ? this
          : new Range(
              partition,
              Math.min(from, end),
              end,
              events.stream().filter(event -> event.place().pos() <= end).toList());
    }

    /** Returns the part behind a position. */
    public Range behind(long start) {
      return start <= from
          ? this
          : new Range(
              partition,
              start,
              Math.max(start, to),
              events.stream().filter(event -> event.place().pos() > start).toList(),
              start > to ? null : proof);
    }
  }

  /**
   * How applying a range ended.
   *
   * @param cursor of the partition afterwards
   */
  record Applied(Kind kind, long cursor) {
    /** What was done with it. */
    public enum Kind {
      /** The cursor stands at its end. */
      DONE,
      /** All of it was known; nothing was done. */
      STALE,
      /** Something is missing before it; nothing was done. */
      GAP,
      /** It says something else than what was confirmed before; nothing was done. */
      CONTRADICTION
    }
  }

  /** Returns the cursors as a map from partition to position. */
  static Map<Integer, Long> positions(Standing standing) {
    return standing.cursors().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                ClientFrame.Cursor::partition, ClientFrame.Cursor::pos));
  }
}
