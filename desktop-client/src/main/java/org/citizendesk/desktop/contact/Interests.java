// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.timeline.LocalTimeline;
import org.citizendesk.protocol.id.CitizenId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which citizens this desktop wants to hear of: those of the work, and those opened last.
 *
 * <p>Thread-safe.
 */
public final class Interests implements LocalTimeline.Elsewhere {
  private static final int MOST_OPENED = 50;

  private final LocalStore store;
  private final String agent;
  private final Consumer<Set<CitizenId>> follow;
  private final BiConsumer<CitizenId, Long> fetch;
  private final Set<CitizenId> opened = new LinkedHashSet<>();
  private Set<CitizenId> working = Set.of();
  private Set<CitizenId> told = Set.of();

  /**
   * @param agent whose work counts
   * @param follow is told the citizens to hear of, whenever they change
   * @param fetch is told of history that is wanted before a citizen sequence
   */
  public Interests(
      LocalStore store,
      String agent,
      Consumer<Set<CitizenId>> follow,
      BiConsumer<CitizenId, Long> fetch) {
    this.store = store;
    this.agent = agent;
    this.follow = follow;
    this.fetch = fetch;
  }

  /** Looks at the work for the first time and from then on with each change. */
  public void start() {
    store.watch(
        change -> {
          if (!change.contacts().isEmpty()) {
            refresh();
          }
        });
    refresh();
  }

  @Override
  public void opened(CitizenId citizen) {
    synchronized (this) {
      opened.remove(citizen);
      opened.add(citizen);
      if (opened.size() > MOST_OPENED) {
        opened.remove(opened.iterator().next());
      }
    }
    tell();
  }

  @Override
  public void fetch(CitizenId citizen, long before) {
    fetch.accept(citizen, before);
  }

  /** Returns the citizens that are heard of now. */
  public synchronized Set<CitizenId> followed() {
    return told;
  }

  private void refresh() {
    Set<CitizenId> now = store.read(handle -> WorkRows.citizens(handle, agent, store.device()));
    synchronized (this) {
      working = now;
    }
    tell();
  }

  private synchronized void tell() {
    Set<CitizenId> all = new HashSet<>(working);
    all.add(CitizenId.BOOK);
    all.addAll(opened);
    if (!all.equals(told)) {
      told = all;
      follow.accept(all);
    }
  }
}
