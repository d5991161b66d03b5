// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Compares the server's log with what each desktop wrote and holds, after a run and from the files
 * alone, so that no program can pass by believing itself.
 */
final class Judge {
  private static final int MOST_COMPLAINTS = 1000;

  private final LogSide log;
  private final Map<UUID, LogSide.Entry> byId = new HashMap<>();
  private final Set<String> diverged = new LinkedHashSet<>();
  private final List<String> complaints = new ArrayList<>();
  private int lost;
  private int duplicated;
  private int reordered;

  /**
   * What was found.
   *
   * @param events how many the log holds
   * @param lost events that were written or stood in the log and are nowhere
   * @param duplicated events that are somewhere twice
   * @param reordered events that do not stand in the order in which they were written
   * @param divergedDesktops desktops that do not hold what the log says they should
   * @param complaints one line for each with ids only; the first thousand
   */
  record Findings(
      int events,
      int lost,
      int duplicated,
      int reordered,
      int divergedDesktops,
      List<String> complaints) {
    boolean isClean() {
      return lost == 0 && duplicated == 0 && reordered == 0 && divergedDesktops == 0;
    }
  }

  /** Judges the log by itself; desktops follow one by one. */
  Judge(LogSide log) {
    this.log = log;
    judgeLog();
  }

  Findings findings() {
    return new Findings(
        log.entries().size(),
        lost,
        duplicated,
        reordered,
        diverged.size(),
        List.copyOf(complaints));
  }

  /** Judges one desktop against the log. */
  void judge(DeskSide desk) {
    judgeOutbox(desk);
    judgeHeld(desk);
  }

  private void judgeLog() {
    Map<UUID, Long> citizens = new HashMap<>();
    Map<String, Long> devices = new HashMap<>();
    long expected = 1;
    for (LogSide.Entry entry : log.entries()) {
      if (byId.putIfAbsent(entry.id(), entry) != null) {
        duplicated("event " + entry.id() + " stands in the log twice");
      }
      judgePosition(entry, expected);
      expected = Math.max(expected, entry.pos() + 1);
      judgeCitizen(entry, citizens);
      judgeDevice(entry, devices);
    }
    if (log.head() != expected - 1) {
      lost("the log says it ends at " + log.head() + ", but ends at " + (expected - 1));
    }
  }

  private void judgePosition(LogSide.Entry entry, long expected) {
    if (entry.pos() > expected) {
      lost("the log has nothing from position " + expected + " to " + (entry.pos() - 1));
    } else if (entry.pos() < expected) {
      duplicated("the log has two events at position " + entry.pos());
    }
  }

  private void judgeCitizen(LogSide.Entry entry, Map<UUID, Long> citizens) {
    long before = citizens.getOrDefault(entry.citizen(), 0L);
    if (entry.citizenSeq() != before + 1) {
      reordered(
          "citizen %s has %d after %d at position %d"
              .formatted(entry.citizen(), entry.citizenSeq(), before, entry.pos()));
    }
    citizens.put(entry.citizen(), entry.citizenSeq());
  }

  private void judgeDevice(LogSide.Entry entry, Map<String, Long> devices) {
    String device = entry.device() + "/" + entry.epoch();
    Long before = devices.put(device, entry.seq());
    if (before != null && before == entry.seq()) {
      duplicated("device %s has two events %d".formatted(device, before));
    } else if (before != null && before > entry.seq()) {
      reordered("device %s has %d after %d".formatted(device, entry.seq(), before));
    }
  }

  private void judgeOutbox(DeskSide desk) {
    Set<UUID> outbox = new HashSet<>();
    long before = 0;
    for (DeskSide.Own own : desk.outbox()) {
      outbox.add(own.id());
      LogSide.Entry entry = byId.get(own.id());
      if (entry == null) {
        lost("event %s of %s is not in the log%s".formatted(own.id(), desk.name(), why(own)));
      } else {
        if (entry.pos() < before) {
          reordered("event %s of %s stands too early".formatted(own.id(), desk.name()));
        }
        before = Math.max(before, entry.pos());
        if (!own.isConfirmed()) {
          diverged(desk, "does not know that its event " + own.id() + " is in the log");
        }
      }
    }
    for (UUID id : desk.witnessed()) {
      if (!outbox.contains(id)) {
        lost("event %s is gone from the outbox of %s".formatted(id, desk.name()));
      }
    }
  }

  private static String why(DeskSide.Own own) {
    return own.isRefused() ? ": the server refused it" : "";
  }

  private void judgeHeld(DeskSide desk) {
    Map<UUID, DeskSide.Held> held = new HashMap<>();
    for (DeskSide.Held one : desk.held()) {
      if (held.putIfAbsent(one.id(), one) != null) {
        duplicated("event %s is twice at %s".formatted(one.id(), desk.name()));
      }
    }
    Set<Long> ofAgent = log.ofAgents().getOrDefault(desk.name(), Set.of());
    for (LogSide.Entry entry : log.entries()) {
      DeskSide.Held here = held.remove(entry.id());
      boolean wanted = desk.follows().contains(entry.citizen()) || ofAgent.contains(entry.pos());
      if (wanted != (here != null)) {
        diverged(desk, (wanted ? "lacks " : "should not have ") + entry.id());
      } else if (here != null && !isSamePlace(here, entry)) {
        diverged(desk, "has at another place " + entry.id());
      }
    }
    held.keySet().forEach(id -> diverged(desk, "holds what is not in the log: " + id));
  }

  private static boolean isSamePlace(DeskSide.Held here, LogSide.Entry entry) {
    return here.pos() == entry.pos() && here.citizenSeq() == entry.citizenSeq();
  }

  private void lost(String what) {
    lost++;
    complain("lost: " + what);
  }

  private void duplicated(String what) {
    duplicated++;
    complain("duplicated: " + what);
  }

  private void reordered(String what) {
    reordered++;
    complain("reordered: " + what);
  }

  private void diverged(DeskSide desk, String what) {
    diverged.add(desk.name());
    complain("diverged: " + desk.name() + " " + what);
  }

  private void complain(String what) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(what);
    }
  }
}
