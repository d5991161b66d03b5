// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The signals of a link. */
public final class LiveSignals implements Signals {
  private static final long HOLDS_MILLIS =
      Duration.ofSeconds(ClientFrame.SIGNAL_SECONDS).toMillis();
  // Two may be lost before anybody thinks that it is over.
  private static final long AGAIN_MILLIS = HOLDS_MILLIS / 3;
  private static final int MOST_READ = 200;

  private static final Comparator<Doing> COLLEAGUES_FIRST =
      Comparator.comparing(Doing::isCitizen).thenComparing(Doing::name);

  private final Consumer<ClientFrame.Signal> send;
  private final LongSupplier ticks;
  private final ScheduledExecutorService timer;
  private final Cell<Company> company = new Cell<>(Company.NOBODY);
  private final Map<ContactId, Map<String, Held>> held = new HashMap<>();
  private final Map<ContactId, EventId> read =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContactId, EventId> eldest) {
          return size() > MOST_READ;
        }
      };
  private final Map<ContactId, Said> said = new HashMap<>();

  /**
   * Tells over a link, and hears what it is given.
   *
   * @param send sends a frame if there is a link; must not block
   * @param ticks milliseconds that only ever go forward
   * @param timer where what was heard is forgotten
   */
  public LiveSignals(
      Consumer<ClientFrame.Signal> send, LongSupplier ticks, ScheduledExecutorService timer) {
    this.send = send;
    this.ticks = ticks;
    this.timer = timer;
  }

  @Override
  public Observed<Company> company() {
    return company;
  }

  @Override
  public synchronized void tell(ContactId contact, SignalKind kind) {
    long now = ticks.getAsLong();
    Said before = said.get(contact);
    boolean known =
        before == null
            ? kind == SignalKind.GONE
            : before.kind == kind && now - before.at < AGAIN_MILLIS;
    if (known) {
      return;
    }
    if (kind == SignalKind.GONE) {
      said.remove(contact);
    } else {
      said.put(contact, new Said(kind, now, before == null ? null : before.seen));
    }
    send.accept(new ClientFrame.Signal(contact, kind, null));
  }

  @Override
  public synchronized void seen(ContactId contact, EventId upTo) {
    Said before = said.get(contact);
    if (before != null && !upTo.equals(before.seen)) {
      said.put(contact, new Said(before.kind, before.at, upTo));
      send.accept(new ClientFrame.Signal(contact, SignalKind.SEEN, upTo));
    }
  }

  /** Takes in what somebody else does. */
  public synchronized void hear(ServerFrame.Signal signal) {
    switch (signal.kind()) {
      case VIEWING, WRITING -> {
        Doing doing = new Doing(signal.agent(), signal.name(), signal.kind());
        held.computeIfAbsent(signal.contact(), first -> new HashMap<>())
            .put(signal.agent(), new Held(doing, ticks.getAsLong() + HOLDS_MILLIS));
        if (!timer.isShutdown()) {
          var _ = timer.schedule(this::forget, HOLDS_MILLIS + 1, TimeUnit.MILLISECONDS);
        }
      }
      case GONE -> {
        Map<String, Held> there = held.get(signal.contact());
        if (there != null) {
          there.remove(signal.agent());
        }
      }
      case SEEN -> {
        if (signal.agent().isEmpty() && signal.upTo() != null) {
          read.put(signal.contact(), signal.upTo());
        }
      }
      case OTHER -> {
        // Of a newer program.
      }
    }
    show();
  }

  private synchronized void forget() {
    long now = ticks.getAsLong();
    held.values().forEach(there -> there.values().removeIf(one -> one.until <= now));
    show();
  }

  private void show() {
    held.values().removeIf(Map::isEmpty);
    Map<ContactId, List<Doing>> doing = new HashMap<>();
    held.forEach(
        (contact, there) -> {
          List<Doing> all = new ArrayList<>();
          there.values().forEach(one -> all.add(one.doing));
          all.sort(COLLEAGUES_FIRST);
          doing.put(contact, List.copyOf(all));
        });
    company.set(new Company(doing, read));
  }

  /** Something heard, and until when it holds. */
  private record Held(Doing doing, long until) {}

  /** What was told last of a contact. */
  private record Said(SignalKind kind, long at, @Nullable EventId seen) {}
}
