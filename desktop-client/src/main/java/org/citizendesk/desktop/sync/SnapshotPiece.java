// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;

/** What comes of fetching a snapshot. */
public sealed interface SnapshotPiece {
  /**
   * The file is on its way.
   *
   * @param bytes how many of it are here
   */
  record Arrived(long bytes) implements SnapshotPiece {}

  /** The file is here and sound; these are its next pages, at least one, without gaps. */
  record Pages(List<ServerFrame.Page> pages) implements SnapshotPiece {
    /** Copies the list. */
    public Pages {
      pages = List.copyOf(pages);
    }
  }

  /**
   * Nothing more comes of it.
   *
   * @param whole whether all pages were given
   */
  record Over(boolean whole) implements SnapshotPiece {}
}
