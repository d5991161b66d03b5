// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Refusals;
import org.citizendesk.store.Statements;
import org.citizendesk.store.StorageException;
import org.citizendesk.store.Store;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The log in a relational store, whose writer is the one committing thread of this node. */
public final class SqliteEventLog implements EventLog {
  /** Class-path folder of the schema of the whole server. */
  public static final String SCHEMA = "org/citizendesk/server/schema";

  private static final Logger LOG = LoggerFactory.getLogger(SqliteEventLog.class);

  private final Store store;
  private final LogRules rules;
  private final Statements statements = new Statements();
  private final Appender appender;
  private final ServerDevice device;
  private final Pushes pushes;
  private final OneByOne oneByOne;
  private final Tail tail;
  private final Clock clock;
  private final Set<Push> coming = ConcurrentHashMap.newKeySet();
  private volatile LogObserver observer = LogObserver.NONE;

  /**
   * @param store opened with {@link #SCHEMA}; stays the caller's to close
   * @param rules what the features contribute
   */
  public SqliteEventLog(Store store, LogRules rules, Clock clock, Uuids uuids) {
    this.store = store;
    this.rules = rules;
    this.appender = new Appender(statements, clock);
    this.device = store.write(tx -> ServerDevice.load(tx.handle(), clock, uuids));
    store.write(tx -> Meta.getOrMake(tx.handle(), Meta.EPOCH, () -> uuids.next().toString()));
    this.tail = new Tail(new StoredTail(store));
    this.clock = clock;
    this.pushes = new Pushes(rules, clock);
    this.oneByOne = new OneByOne(this, pushes);
  }

  @Override
  public CompletableFuture<PushOutcome> push(
      ClientFrame.Device from, String user, List<Event> events) {
    Push push = new Push(from, user, events);
    coming.add(push);
    return store
        .submit(tx -> run(tx, open -> pushes.take(open, push)), tx -> oneByOne.take(tx, push))
        .whenComplete(
            (outcome, failure) -> {
              coming.remove(push);
              observe(outcome, failure);
            });
  }

  private void observe(@Nullable PushOutcome outcome, @Nullable Throwable failure) {
    if (outcome != null && !outcome.placed().isEmpty()) {
      oneByOne.somethingIsTaken();
    }
    if (outcome != null && !outcome.rejected().isEmpty()) {
      observer.rejected(outcome.rejected().size());
    }
    if (failure instanceof PushException push && push.closeCode() == CloseCode.FORK) {
      observer.forked();
    }
  }

  @Override
  public <T> CompletableFuture<T> write(Function<LogTx, T> decision) {
    return submit(decision::apply);
  }

  private <T> CompletableFuture<T> submit(Function<OpenLogTx, T> work) {
    return store.submit(tx -> run(tx, work));
  }

  /** Returns what the transaction of a write adds to the log. */
  LogGroup group(Tx tx) {
    return tx.shared(LogGroup.class, handle -> new LogGroup(handle, statements, appender, coming));
  }

  /** Lets one write of a transaction see the log, and add to it. */
  <T> T run(Tx tx, Function<OpenLogTx, T> work) {
    Addition group = group(tx).addition();
    OpenLogTx open = new OpenLogTx(tx, new Addition(group), appender, device, rules);
    T result = work.apply(open);
    List<Entry> entries = open.entries();
    if (!entries.isEmpty()) {
      String epoch = group.epoch();
      tx.afterCommit(() -> tail.committed(epoch, entries));
    }
    group.take(open.addition());
    return result;
  }

  @Override
  public void settle() {
    store.read(Settlements::waiting).forEach(this::takeIn);
  }

  private void takeIn(EventId accepted) {
    var _ =
        submit(tx -> Acceptance.take(tx, accepted, clock))
            .whenComplete((news, failure) -> tell(accepted, news, failure));
  }

  private void tell(EventId accepted, @Nullable Boolean news, @Nullable Throwable failure) {
    if (failure != null && isForGood(failure)) {
      LOG.error("event {} was accepted and cannot be taken in", accepted, failure);
      var _ =
          store.submit(tx -> Settlements.failed(tx.handle(), accepted, String.valueOf(failure)));
    } else if (Boolean.TRUE.equals(news)) {
      LOG.info("event {} was accepted by an administrator", accepted);
    }
  }

  private static boolean isForGood(Throwable failure) {
    return !(failure instanceof StorageException) || Refusals.isRefusal(failure);
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return store.read(query);
  }

  @Override
  public LogPage page(int partition, long after, int max, Set<String> topics) {
    return store.read(handle -> Pages.page(handle, partition, after, max, topics));
  }

  @Override
  public LogHistory history(CitizenId citizen, long before, int limit) {
    return store.read(handle -> Pages.history(handle, citizen, before, limit));
  }

  @Override
  public Optional<PlacedEvent> find(EventId id) {
    return store.read(handle -> Stored.ask(handle, stored -> stored.find(id)));
  }

  @Override
  public LogStanding standing(ClientFrame.Hello hello) {
    return store.read(handle -> Standings.standing(handle, hello));
  }

  @Override
  public LogEnds ends() {
    return store.read(Standings::ends);
  }

  @Override
  public long hwm(ClientFrame.Device from) {
    return store.read(handle -> Standings.hwm(handle, from));
  }

  @Override
  public void observe(LogObserver wanted) {
    observer = wanted;
  }

  @Override
  public CompletableFuture<Boolean> isWritable() {
    return store.submit(tx -> Meta.put(tx.handle(), "tried", clock.instant().toString()));
  }

  @Override
  public boolean isShared() {
    return store.isShared();
  }

  @Override
  public void onAnotherLog(Consumer<LogEnds> action) {
    tail.onAnotherLog(end -> action.accept(Standings.ends(end)));
  }

  @Override
  public void look() {
    tail.look()
        .ifPresent(received -> observer.heardOfOthers(Duration.between(received, clock.instant())));
  }

  @Override
  public void listen(LogListener listener) {
    tail.listen(listener);
  }
}
