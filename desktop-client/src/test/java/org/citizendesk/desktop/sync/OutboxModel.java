// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What an outbox does, said as plainly as possible: the fate of each number of this epoch. */
final class OutboxModel {
  private final Map<Long, Fate> fates = new TreeMap<>();
  private long next = 1;

  private enum Fate {
    WAITING,
    ACCEPTED,
    PLACED,
    REFUSED;

    boolean isOpen() {
      return this == WAITING || this == ACCEPTED;
    }
  }

  void write() {
    fates.put(next++, Fate.WAITING);
  }

  /** All up to a number are accepted, and this one has a place. */
  void place(long seq) {
    accept(seq);
    fates.put(seq, Fate.PLACED);
  }

  void accept(long upto) {
    fates.replaceAll((seq, fate) -> seq <= upto && fate == Fate.WAITING ? Fate.ACCEPTED : fate);
  }

  void refuse(long seq) {
    fates.put(seq, Fate.REFUSED);
  }

  /** What the server has is accepted; all else waits again, whatever was said of it. */
  void welcome(long hwm) {
    accept(hwm);
    fates.replaceAll((seq, fate) -> seq > hwm ? Fate.WAITING : fate);
  }

  /** What is settled stays with the old epoch, the others get numbers from 1. */
  void fork() {
    long open = unsettled().size();
    fates.clear();
    next = 1;
    for (long i = 0; i < open; i++) {
      write();
    }
  }

  List<Long> unsettled() {
    return seqs(Fate::isOpen);
  }

  long unsent() {
    return seqs(fate -> fate == Fate.WAITING).size();
  }

  /** Returns the number up to which the fate of all is known. */
  long settledSeq() {
    List<Long> open = unsettled();
    return open.isEmpty() ? last() : open.getFirst() - 1;
  }

  /** Returns the highest number given. */
  long last() {
    return next - 1;
  }

  private List<Long> seqs(Predicate<Fate> which) {
    return fates.entrySet().stream()
        .filter(one -> which.test(one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
