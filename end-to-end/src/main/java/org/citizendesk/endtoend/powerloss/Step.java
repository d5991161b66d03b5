// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.nio.file.Path;

/**
 * One thing that a recorded program did to its files, or said. Times count the lines of the trace:
 * whatever one step waited for has a smaller time.
 */
sealed interface Step {
  /** Returns when it began. */
  long begin();

  /** Returns when it was over; never if the program ended first. */
  long end();

  /** Returns when it had an effect: bytes may be on the disk as soon as they are given away. */
  default long at() {
    return this instanceof Write || this instanceof Truncate || this instanceof Said
        ? begin()
        : end();
  }

  /** Bytes were given to the operating system, which may bring them to the disk or not. */
  record Write(long begin, long end, Node node, long offset, Bytes bytes) implements Step {}

  /** A file got another length. */
  record Truncate(long begin, long end, Node node, long size) implements Step {}

  /** All that was done to the file before is on the disk. */
  record Sync(long begin, long end, Node node) implements Step {}

  /** A name appeared in a folder. */
  record Link(long begin, long end, Path name, Node node) implements Step {}

  /** A name disappeared from a folder. */
  record Unlink(long begin, long end, Path name) implements Step {}

  /** A name became another in one step. */
  record Rename(long begin, long end, Path from, Path to, Node node) implements Step {}

  /** All that was done to the names in this folder before is on the disk. */
  record SyncFolder(long begin, long end, Path folder) implements Step {}

  /** The program told the outside world. */
  record Said(long begin, long end, String line) implements Step {}

  /** A file or folder, whatever its names are. */
  final class Node {
    private final boolean folder;

    Node(boolean folder) {
      this.folder = folder;
    }

    boolean isFolder() {
      return folder;
    }
  }
}
