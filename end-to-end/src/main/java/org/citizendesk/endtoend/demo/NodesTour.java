// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Columns;
import org.jspecify.annotations.Nullable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * What there is to see of several nodes where there is no display: a desktop without a window
 * writes notes while each node is restarted, and what came of it is counted in the store.
 */
final class NodesTour {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Set<LinkStatus.State> EXPECTED =
      EnumSet.of(
          LinkStatus.State.LIVE, LinkStatus.State.RECONNECTING, LinkStatus.State.CATCHING_UP);

  private final NodesCentre centre;
  private final RollingRestart restart;
  private final Path folder;
  private final PrintWriter words;
  private final CitizenId citizen = new CitizenId(UUID.randomUUID());
  private final Set<LinkStatus.State> seen = EnumSet.noneOf(LinkStatus.State.class);
  private final AtomicBoolean over = new AtomicBoolean();
  private LinkStatus.@Nullable State last;
  private int written;

  /**
   * @param folder of the desktop's own
   * @param words where it is told how it goes
   */
  NodesTour(NodesCentre centre, RollingRestart restart, Path folder, PrintWriter words) {
    this.centre = centre;
    this.restart = restart;
    this.folder = folder;
    this.words = words;
  }

  /** Returns 0 if nothing was lost and the agent saw no more than a link that comes back. */
  int run() throws InterruptedException {
    try (DesktopCore core = DesktopCore.open(DesktopOptions.of(centre.address(), folder))) {
      DesktopServices services = DemoDesk.comeIn(core);
      await("the link", services, status -> status.state() == LinkStatus.State.LIVE);
      Subscription watching = services.link().watch(this::see);
      writeMeanwhile(services);
      await("that everything is sent", services, NodesTour::isDone);
      watching.close();
    }
    return judge();
  }

  /** The agent has ended when this returns, also where the restart is broken off. */
  private void writeMeanwhile(DesktopServices services) {
    try (ExecutorService agent = Executors.newVirtualThreadPerTaskExecutor()) {
      agent.execute(() -> write(services));
      try {
        restart.run();
      } finally {
        over.set(true);
      }
    }
  }

  private void write(DesktopServices services) {
    while (!over.get()) {
      written++;
      services.conversation().note(citizen, null, "note " + written).join();
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private synchronized void see(LinkStatus status) {
    seen.add(status.state());
    if (status.state() != last) {
      last = status.state();
      restart.at("the desktop: " + last.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  private static boolean isDone(LinkStatus link) {
    return link.state() == LinkStatus.State.LIVE && link.unsent() == 0;
  }

  private int judge() {
    long stored =
        centre
            .store()
            .read(
                handle ->
                    handle
                        .createQuery("select count(*) from event where citizen_id = ?")
                        .bind(0, Columns.bytes(citizen.value()))
                        .mapTo(long.class)
                        .one());
    words.println(
        "%d notes were written meanwhile, and %d are in the log.".formatted(written, stored));
    boolean good = stored == written && EXPECTED.containsAll(seen);
    words.println(
        good
            ? "Nothing was lost, and the agent saw no more than a link that came back."
            : "This is not as it should be; the nodes' logs say more.");
    words.flush();
    return good ? 0 : 1;
  }

  private static void await(String what, DesktopServices services, Predicate<LinkStatus> condition)
      throws InterruptedException {
    CompletableFuture<LinkStatus> reached = new CompletableFuture<>();
    Subscription watching =
        services
            .link()
            .watch(
                status -> {
                  if (condition.test(status)) {
                    reached.complete(status);
                  }
                });
    try {
      reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          what + " was waited for in vain; now: " + services.link().get(), e);
    } finally {
      watching.close();
    }
  }
}
