// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.Hlc;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.store.Columns;
import org.citizendesk.store.DamagedStoreException;
import org.citizendesk.store.Database;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Everything one user's desktop keeps. What is written is one transaction: the event, its row in
 * the outbox, and everything that follows from it. Watchers hear of each change after it is on
 * disk, in order, on the executor given, so that they may read and block.
 *
 * <p>Thread-safe.
 */
public final class LocalStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);
  private static final String SCHEMA = "org/citizendesk/desktop/schema";

  private final Database database;
  private final Setup setup;
  private final Uuids uuids;
  private final Hlc hlc;
  private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
  private final PendingFiles pendingFiles = new PendingFiles(this);
  private volatile long sendingUpto;

  /**
   * What a store needs.
   *
   * @param session names the sign-in under which events are written
   * @param projections what follows from the events
   * @param depth how far back history is needed
   * @param notifier runs the watchers, one change after the other
   */
  public record Setup(
      Clock clock,
      RandomGenerator random,
      String session,
      List<Projection> projections,
      HistoryDepth depth,
      Executor notifier) {}

  private LocalStore(Database database, Setup setup) {
    this.database = database;
    this.setup = setup;
    this.uuids = new Uuids(setup.clock(), setup.random());
    this.hlc = new Hlc(setup.clock());
  }

  /**
   * Opens the file, making it if need be. One that is damaged is kept aside, and a new one begun
   * with everything written here that can be read; {@link StoreNotice} says so.
   *
   * @throws org.citizendesk.store.StorageException if it is in use or of a newer program
   */
  public static LocalStore open(Path file, Setup setup) {
    LocalStore store = new LocalStore(database(file, setup), setup);
    store.database.makeShrinkable();
    if (store.read(LocalStore::lacksProjections)) {
      store.rebuild();
    }
    store.database.write(
        tx -> {
          Identity.ensure(tx.handle(), store.uuids, setup.random());
          tx.handle()
              .createQuery("select coalesce(max(hlc), 0) from outbox")
              .mapTo(Long.class)
              .forEach(store.hlc::heard);
          return true;
        });
    return store;
  }

  private static Database database(Path file, Setup setup) {
    try {
      return whole(file);
    } catch (DamagedStoreException e) {
      LOG.error("the local store is damaged", e);
      Salvage.replace(
          file.toAbsolutePath(),
          SCHEMA,
          setup.clock(),
          new Uuids(setup.clock(), setup.random()),
          setup.random());
      return Database.open(file, SCHEMA);
    }
  }

  private static Database whole(Path file) {
    Database database = Database.open(file, SCHEMA);
    if (Salvage.isOrdered(database.file())) {
      database.close();
      throw new DamagedStoreException(file + " was found damaged while it was in use", null);
    }
    return database;
  }

  /** A store that was begun anew has own events and nothing that follows from them. */
  private static boolean lacksProjections(Handle handle) {
    return handle
        .createQuery(
            "select exists (select 1 from outbox) and not exists (select 1 from event)"
                + " and not exists (select 1 from citizen) and not exists (select 1 from contact)")
        .mapTo(boolean.class)
        .one();
  }

  /** Returns this desktop's name at the server. */
  public DeviceId device() {
    return read(handle -> Identity.device(handle).id());
  }

  /** Returns what makes new identifiers. */
  public Uuids uuids() {
    return uuids;
  }

  /** Writes one fact; the future completes when it is on disk and fails if it could not be. */
  public CompletableFuture<EventId> write(Event.Subject subject, Fact fact) {
    return submit(tx -> tx.write(subject, fact));
  }

  /** Reads and writes in one transaction; the future completes when it is on disk. */
  public <T> CompletableFuture<T> submit(Function<LocalTx, T> work) {
    return database.submit(
        tx -> {
          Change.Gathering gathering = new Change.Gathering();
          T result = work.apply(new OpenTx(tx.handle(), gathering));
          finish(tx, gathering.change());
          return result;
        });
  }

  /** Reads what is committed, on the caller's thread. */
  public <T> T read(Function<Handle, T> query) {
    return database.read(query);
  }

  /** Changes rows that are not derived from events, for instance what the agent has looked at. */
  public CompletableFuture<Boolean> mark(Consumer<Handle> change, Change seen) {
    return database.submit(
        tx -> {
          change.accept(tx.handle());
          tx.afterCommit(() -> tell(seen));
          return true;
        });
  }

  /** Calls the watcher with each change from now on. */
  public Subscription watch(Consumer<Change> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** Calls the listener whenever something about a citizen changed, from now on. */
  public Subscription watch(CitizenId citizen, Runnable listener) {
    return watch(
        change -> {
          if (change.citizens().contains(citizen)) {
            listener.run();
          }
        });
  }

  /** Returns how far this own event has come, which for one on its way is known in memory only. */
  public boolean isOnItsWay(StoredEvent event) {
    return event.standing() == StoredEvent.Standing.WAITING && event.seq() <= sendingUpto;
  }

  /** Makes everything derived anew from the events. */
  public void rebuild() {
    database.write(
        tx -> {
          finish(tx, startOver(tx.handle()));
          return true;
        });
  }

  /** Returns the files that own events wait for. */
  public PendingFiles pendingFiles() {
    return pendingFiles;
  }

  /** Returns the side of the store that the sync engine works on. */
  public SyncStore syncStore() {
    return new SqliteSyncStore(this);
  }

  @Override
  public void close() {
    database.close();
  }

  /** Changes the store for the sync engine. */
  <T> T change(BiFunction<Handle, Change.Gathering, T> work) {
    return database.write(
        tx -> {
          Change.Gathering gathering = new Change.Gathering();
          T result = work.apply(tx.handle(), gathering);
          finish(tx, gathering.change());
          return result;
        });
  }

  /** Empties what is derived and says what must be made anew. */
  Change startOver(Handle handle) {
    setup.projections().forEach(projection -> projection.clear(handle));
    Set<CitizenId> citizens = new HashSet<>();
    handle
        .createQuery("select citizen_id from event union select citizen_id from outbox")
        .map((row, context) -> new CitizenId(Columns.uuid(row.getBytes(1))))
        .forEach(citizens::add);
    Set<ContactId> contacts = new HashSet<>();
    handle
        .createQuery(
            "select contact_id from event where contact_id is not null"
                + " union select contact_id from outbox where contact_id is not null")
        .map((row, context) -> new ContactId(Columns.uuid(row.getBytes(1))))
        .forEach(contacts::add);
    return new Change(citizens, citizens, contacts, false);
  }

  void sending(long upto) {
    long before = sendingUpto;
    sendingUpto = upto;
    Change.Gathering gathering = new Change.Gathering();
    read(
            handle ->
                Outbox.toPush(
                    handle,
                    Identity.device(handle),
                    Math.min(before, upto),
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE))
        .stream()
        .filter(event -> event.origin().seq() <= Math.max(before, upto))
        .forEach(gathering::touch);
    tell(gathering.change());
  }

  void heard(Event event) {
    hlc.heard(event.hlc());
  }

  Instant now() {
    return Instant.ofEpochMilli(setup.clock().millis());
  }

  ClientFrame.Device freshEpoch(ClientFrame.Device device) {
    return new ClientFrame.Device(device.id(), setup.random().nextLong());
  }

  Database database() {
    return database;
  }

  HistoryDepth depth() {
    return setup.depth();
  }

  private void finish(Tx tx, Change change) {
    setup.projections().forEach(projection -> projection.refresh(tx.handle(), change));
    tx.afterCommit(() -> tell(change));
  }

  private void tell(Change change) {
    if (!change.isEmpty()) {
      setup.notifier().execute(() -> watchers.forEach(watcher -> tell(watcher, change)));
    }
  }

  /** One watcher that fails must not keep the others from hearing. */
  private static void tell(Consumer<Change> watcher, Change change) {
    try {
      watcher.accept(change);
    } catch (RuntimeException e) {
      LOG.error("a watcher of the local store failed", e);
    }
  }

  /** One transaction that writes. */
  private final class OpenTx implements LocalTx {
    private final Handle handle;
    private final Change.Gathering gathering;

    OpenTx(Handle handle, Change.Gathering gathering) {
      this.handle = handle;
      this.gathering = gathering;
    }

    @Override
    public Handle handle() {
      return handle;
    }

    @Override
    public EventId write(Event.Subject subject, Fact fact) {
      Event.Content content = FactCodec.encode(fact);
      ClientFrame.Device device = Identity.device(handle);
      Event event =
          new Event(
              new EventId(uuids.next()),
              new Event.Origin(
                  device.id(), device.epoch(), Identity.takeSeq(handle), setup.session()),
              subject,
              hlc.next(),
              now(),
              content);
      Outbox.add(handle, event);
      gathering.touch(event);
      gathering.written();
      return event.id();
    }
  }
}
