// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ServerFrame;
import org.jspecify.annotations.Nullable;
import java.util.Optional;

/**
 * Reading a long stretch from a snapshot instead of by pages: whether one is wanted, which is being
 * read, and when to give it up. Whatever goes wrong with it, pages are asked for again.
 */
final class CatchingUp {
  /** How long nothing may arrive of a file before it is given up. */
  static final long PATIENCE_MILLIS = 30_000;

  /** How long after a failure none is wanted, so that one that always fails costs little. */
  static final long GRUDGE_MILLIS = 600_000;

  private ServerFrame.@Nullable Snapshot reading;
  private boolean begun;
  private boolean here;
  private long arrived;
  private long movedAt;
  private long notBefore = Long.MIN_VALUE;

  /** Returns whether a snapshot would be taken if one was offered now. */
  boolean wants(long now) {
    return reading == null && now >= notBefore;
  }

  /** Returns whether this partition is read from a snapshot at present. */
  boolean isReading(int partition) {
    return reading != null && reading.partition() == partition;
  }

  /** Takes an offer, unless pages have done most of it meanwhile. */
  void offered(ServerFrame.Snapshot offer, long cursor, long now) {
    boolean worth = cursor >= offer.from() && offer.to() - cursor > (offer.to() - offer.from()) / 2;
    if (wants(now) && worth) {
      reading = offer;
      begun = false;
      here = false;
      arrived = 0;
      movedAt = now;
    }
  }

  /** Returns what is to be fetched from now on; once for each snapshot. */
  Optional<ServerFrame.Snapshot> begin() {
    boolean first = !begun;
    begun = true;
    return first ? Optional.ofNullable(reading) : Optional.empty();
  }

  void arrived(long bytes, long now) {
    arrived = bytes;
    movedAt = now;
  }

  void applied(long now) {
    here = true;
    movedAt = now;
  }

  void over(boolean whole, long now) {
    end();
    if (!whole) {
      notBefore = now + GRUDGE_MILLIS;
    }
  }

  /** Returns whether the snapshot that was being read has to be given up. */
  boolean expire(long now) {
    boolean stuck = reading != null && now - movedAt >= PATIENCE_MILLIS;
    if (stuck) {
      over(false, now);
    }
    return stuck;
  }

  /** The connection has ended, and the snapshot was of that connection. */
  void end() {
    reading = null;
  }

  /** Returns how much of the file is here, for people; empty if none is on its way. */
  String progress() {
    ServerFrame.Snapshot offer = reading;
    return offer == null || here
        ? ""
        : "What was missed is fetched in one piece: " + percent(arrived, offer.bytes()) + " %.";
  }

  static long percent(long part, long whole) {
    return whole <= 0 ? 100 : Math.clamp(100 * part / whole, 0, 100);
  }
}
