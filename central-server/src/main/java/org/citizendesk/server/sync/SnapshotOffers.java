// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a desktop is offered a long stretch as a file: it says that it would take one, and much is
 * left behind a page that was full. Pages go on meanwhile, so that nobody waits for the file.
 */
final class SnapshotOffers {
  private final long worthFrom;
  private final Set<Integer> wished = new HashSet<>();
  private final Set<Integer> asked = new HashSet<>();

  SnapshotOffers(long worthFrom) {
    this.worthFrom = worthFrom;
  }

  void pulled(ClientFrame.Pull pull) {
    if (pull.takesSnapshot()) {
      wished.add(pull.partition());
    } else {
      wished.remove(pull.partition());
    }
  }

  /** A page was read; the file begins behind it. Each connection gets one for each partition. */
  Optional<Output> read(Input.PageRead read, List<ServerFrame.Head> heads, String session) {
    long left =
        heads.stream()
            .filter(head -> head.partition() == read.partition())
            .mapToLong(head -> head.pos() - read.page().to())
            .findFirst()
            .orElse(0);
    boolean worth = left >= worthFrom && read.page().more() && wished.contains(read.partition());
    return worth && asked.add(read.partition())
        ? Optional.of(
            new Output.MakeSnapshot(
                session, read.epoch(), read.partition(), read.page().to(), read.filter()))
        : Optional.empty();
  }
}
