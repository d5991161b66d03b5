// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.supervision;

import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.Entry;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.sync.LinkListener;
import org.citizendesk.server.sync.SyncHub;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Shows supervisors the board: at each change, but at most four times a second. */
public final class BoardFeature implements ServerFeature {
  private static final Duration PACE = Duration.ofMillis(250);

  private final SyncHub hub;
  private final ServiceClocks clocks = new ServiceClocks();
  private final AtomicBoolean changed = new AtomicBoolean(true);

  /** Shows the board through this hub. */
  public BoardFeature(SyncHub hub) {
    this.hub = hub;
  }

  @Override
  public String name() {
    return "supervision";
  }

  @Override
  public LogRules rules() {
    return clocks.rules();
  }

  @Override
  public Running start(Services services) {
    services.log().listen(this::committed);
    hub.listen(new Newcomers());
    Painter painter = new Painter(services, new BoardQuery(clocks));
    Timers.Timer painting = services.timers().every(PACE, painter::paint);
    return painting::cancel;
  }

  private void committed(List<Entry> entries) {
    if (entries.stream().map(Entry::fact).anyMatch(BoardFeature::shows)) {
      changed.set(true);
    }
  }

  private static boolean shows(Fact fact) {
    return fact instanceof ContactFact
        || fact instanceof AgentFact
        || fact instanceof CallFact
        || fact instanceof ChatFact
        || fact instanceof EmailFact.Received
        || fact instanceof EmailFact.Sent
        || fact instanceof BookFact;
  }

  /** A supervisor who has just come needs the newest board. */
  private final class Newcomers implements LinkListener {
    @Override
    public void linked(User user) {
      changed.set(true);
    }

    @Override
    public void unlinked(User user) {}
  }

  private static Instant nextDue(ViewBody.Board board) {
    return board.queues().stream()
        .map(ViewBody.QueueRow::service)
        .flatMap(Stream::ofNullable)
        .map(ViewBody.Service::nextDue)
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Runs on one timer only. */
  private final class Painter {
    private final Services services;
    private final BoardQuery query;
    private LocalDate day;
    private Instant nextDue = Instant.MAX;
    private long version;

    Painter(Services services, BoardQuery query) {
      this.services = services;
      this.query = query;
      this.day = LocalDate.now(services.clock());
    }

    void paint() {
      LocalDate today = LocalDate.now(services.clock());
      boolean newDay = !today.equals(day);
      boolean overdue = !services.clock().instant().isBefore(nextDue);
      if (!hub.hasSupervisor() || !(changed.getAndSet(false) || newDay || overdue)) {
        return;
      }
      day = today;
      ViewBody.Board board;
      try {
        board = services.log().read(handle -> query.read(handle, services.clock()));
      } catch (RuntimeException e) {
        // The timer logs it; what changed must still be shown.
        changed.set(true);
        throw e;
      }
      nextDue = nextDue(board);
      // By the clock, so that it rises over a restart too.
      version = Math.max(version + 1, services.clock().millis());
      hub.showSupervisors(new ServerFrame.View(version, board));
    }
  }
}
