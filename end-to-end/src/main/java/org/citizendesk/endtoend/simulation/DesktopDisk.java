// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What of a desktop outlives a crash. */
public interface DesktopDisk extends AutoCloseable {
  /** Writes a note; it is on disk when this returns. */
  EventId write(CitizenId citizen, boolean poison);

  /** Returns what the server confirmed, by partition and position. */
  List<PlacedEvent> confirmed();

  /** Returns the ids of everything written here. */
  Set<EventId> own();

  /** Returns the ids of what the server refused for good, which the user sees. */
  Set<EventId> refused();

  /**
   * Takes away what is old and needed here no longer; one in memory has no need to.
   *
   * @param needed citizens who are looked at
   */
  default void tidy(Instant before, Set<CitizenId> needed) {}

  /** The program that had it open is gone. */
  void crash();

  /** Returns a copy, as of a disk image. */
  DesktopDisk copy();

  /** Returns what the engine works on. */
  SyncStore sync();

  @Override
  void close();
}
