// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.citizen.Directory;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Connector;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Inbound;
import org.citizendesk.protocol.connector.Outbound;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A telephone behind its connector. Each call is in the local store before it is answered for. */
public final class LocalPhone implements Phone, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPhone.class);
  private static final long ORPHAN_SECONDS = 15;

  private final Telephone telephone;
  private final CallBook book;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Set<ContactId> heardOf = new HashSet<>();
  private final Cell<Optional<Call>> call = new Cell<>(Optional.empty());
  private final Cell<Health> health =
      new Cell<>(new Health(Health.State.TRYING, "The telephone is being started."));

  /**
   * @param agent who answers here
   * @param directory knows callers that this computer does not
   * @param timer looks once, soon after the start, for calls that were cut off by the last end
   */
  public LocalPhone(
      Telephone telephone,
      LocalStore store,
      String agent,
      Directory directory,
      Clock clock,
      ScheduledExecutorService timer) {
    this.telephone = telephone;
    this.book = new CallBook(store, telephone.connector().id(), agent, directory);
    this.clock = clock;
    this.timer = timer;
  }

  /** Starts the telephone. */
  public void start() {
    telephone.connector().start(new Incoming());
    var _ = timer.schedule(this::endOrphans, ORPHAN_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Observed<Optional<Call>> call() {
    return call;
  }

  @Override
  public Observed<Health> health() {
    return health;
  }

  @Override
  public String name() {
    return telephone.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return telephone.connector().capabilities();
  }

  @Override
  public CompletableFuture<Result> answer() {
    return send(Outbound.Answer::new);
  }

  @Override
  public CompletableFuture<Result> reject() {
    return send(Outbound.Reject::new);
  }

  @Override
  public CompletableFuture<Result> hangUp() {
    return send(Outbound.HangUp::new);
  }

  @Override
  public CompletableFuture<Result> hold(boolean on) {
    return send(ref -> new Outbound.Hold(ref, on));
  }

  @Override
  public CompletableFuture<Result> mute(boolean on) {
    Optional<String> ref = shown();
    return send(any -> new Outbound.Mute(any, on))
        .thenApply(
            result -> {
              if (result instanceof Result.Done) {
                ref.ifPresent(muted -> setMuted(muted, on));
              }
              return result;
            });
  }

  @Override
  public void close() {
    telephone.connector().close();
  }

  private CompletableFuture<Result> send(Function<String, Outbound> request) {
    return shown()
        .map(ref -> telephone.connector().send(request.apply(ref)).toCompletableFuture())
        .orElseGet(
            () -> CompletableFuture.completedFuture(new Result.Refused("There is no call now.")));
  }

  /** Returns the call that everything refers to: the one in hand, else the one that rings. */
  private synchronized Optional<String> shown() {
    return calls.entrySet().stream()
        .min(Comparator.comparingInt(entry -> rank(entry.getValue().state())))
        .map(Map.Entry::getKey);
  }

  private static int rank(CallFact.State state) {
    return switch (state) {
      case CONNECTED -> 0;
      case HELD -> 1;
      case RINGING -> 2;
      case OFFERED -> 3;
      case ENDED, MISSED -> 4;
    };
  }

  private synchronized void setMuted(String ref, boolean on) {
    calls.computeIfPresent(ref, (any, now) -> with(now, on, now.since()));
    show();
  }

  private synchronized void update(String ref, Optional<Call> stands) {
    Call before = calls.get(ref);
    if (stands.isEmpty() || stands.get().state().isOver()) {
      calls.remove(ref);
      heardOf.remove(book.contact(ref));
    } else if (before == null || before.state() != stands.get().state()) {
      calls.put(ref, with(stands.get(), before != null && before.muted(), clock.instant()));
    }
    show();
  }

  private void show() {
    call.set(shown().map(calls::get));
  }

  private static Call with(Call call, boolean muted, Instant since) {
    return new Call(
        call.contact(),
        call.citizen(),
        call.party(),
        call.displayName(),
        call.state(),
        muted,
        since);
  }

  /** A call that the telephone tells of is none that was cut off, from before it is written. */
  private synchronized void hear(String ref) {
    heardOf.add(book.contact(ref));
  }

  private synchronized void endOrphans() {
    book.endAllBut(List.copyOf(heardOf));
  }

  /** What the telephone tells us. */
  private final class Incoming implements Connector.Sink {
    @Override
    public void accept(Inbound event) {
      switch (event) {
        case Inbound.Offered offer when offer.channel() != Channel.VOICE ->
            LOG.warn("{} offered a contact that is no call", telephone.connector().id());
        case Inbound.Offered offer -> {
          hear(offer.ref());
          update(offer.ref(), book.offered(offer));
        }
        case Inbound.CallChanged changed -> {
          hear(changed.ref());
          Optional<Call> stands = book.changed(changed.ref(), changed.state(), changed.reason());
          if (stands.isEmpty()) {
            LOG.warn("{} changed a call that it never offered", telephone.connector().id());
          }
          update(changed.ref(), stands);
        }
      }
    }

    @Override
    public void health(Health now) {
      health.set(now);
    }
  }
}
