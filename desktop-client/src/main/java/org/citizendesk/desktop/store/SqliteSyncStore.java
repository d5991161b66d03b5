// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.store.Statements;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What the sync engine keeps, in the local store. */
final class SqliteSyncStore implements SyncStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteSyncStore.class);

  private final LocalStore store;
  private final Statements statements = new Statements();

  SqliteSyncStore(LocalStore store) {
    this.store = store;
  }

  @Override
  public Standing standing() {
    return store.read(
        handle -> {
          ClientFrame.Device device = Identity.device(handle);
          List<Event> unsettled = Outbox.toPush(handle, device, 0, Long.MAX_VALUE, 1);
          long next =
              unsettled.isEmpty() ? Identity.nextSeq(handle) : unsettled.getFirst().origin().seq();
          return new Standing(
              device,
              Identity.logEpoch(handle),
              next - 1,
              Confirmed.cursors(handle),
              Confirmed.fetched(handle));
        });
  }

  @Override
  public Counts counts() {
    return store.read(Outbox::counts);
  }

  @Override
  public Welcomed welcomed(
      String logEpoch, long hwm, List<ServerFrame.Head> heads, List<Integer> reread) {
    store.pendingFiles().askAgain();
    return store.change(
        (handle, change) -> {
          ClientFrame.Device device = Identity.device(handle);
          if (hwm >= Identity.nextSeq(handle)) {
            return Welcomed.NOT_US;
          }
          boolean another = isAnother(handle, logEpoch);
          boolean outlived = Pruning.missing(handle, device, hwm) > 0;
          if (!reread.isEmpty() || isShorter(handle, heads) || outlived) {
            LOG.warn("the server's log is not the one that was read; it is read again");
            forget(handle, change);
            another = true;
          } else if (another) {
            LOG.warn("the server's log has a new name; what it may have lost is offered again");
            forgetUnproven(handle, change);
          }
          Identity.logEpoch(handle, logEpoch);
          Outbox.accepted(handle, device, hwm).forEach(change::touch);
          List<Event> again = Outbox.waitAgain(handle, device, hwm);
          if (again.stream().anyMatch(event -> Confirmed.has(handle, event.id()))) {
            // It stood in the log behind the proven part, and maybe still does: reading tells.
            LOG.warn("the server lacks what was confirmed before; its log is read again");
            forget(handle, change);
            another = true;
          }
          again.forEach(change::touch);
          if (outlived) {
            goOnAnew(handle, change, device, hwm);
            return Welcomed.OUTLIVED;
          }
          if (another) {
            Outbox.renumberEarlierEpochs(handle);
          }
          return another ? Welcomed.ANOTHER_LOG : Welcomed.CONTINUED;
        });
  }

  private void goOnAnew(
      Handle handle, Change.Gathering change, ClientFrame.Device device, long hwm) {
    long gone = Pruning.missing(handle, device, hwm);
    LOG.warn(
        "the server has only {} of this desktop; {} behind that are not kept here any more",
        hwm,
        gone);
    Identity.become(handle, store.freshEpoch(device));
    Outbox.renumberUnsettled(handle);
    StoreNotice.outlived(handle, store.now(), Outbox.counts(handle).unsent(), gone);
    change.written();
  }

  @Override
  public List<Event> toPush(long after, long mark, int max) {
    return store
        .pendingFiles()
        .ready(
            store.read(handle -> Outbox.toPush(handle, Identity.device(handle), after, mark, max)));
  }

  @Override
  public void sending(long upto) {
    store.sending(upto);
  }

  @Override
  public void acked(ServerFrame.Ack ack) {
    store.change(
        (handle, change) -> {
          ClientFrame.Device device = Identity.device(handle);
          Outbox.accepted(handle, device, ack.uptoSeq()).forEach(change::touch);
          for (ServerFrame.Placed one : ack.placed()) {
            Outbox.placed(handle, device, one).forEach(change::touch);
          }
          ack.proven().forEach(newest -> Confirmed.fetched(handle, newest));
          return true;
        });
  }

  @Override
  public void rejected(ServerFrame.Reject reject) {
    LOG.warn("the server refused event {} for good: {}", reject.eventId(), reject.code());
    store.change(
        (handle, change) -> {
          Outbox.refused(handle, reject).forEach(change::touch);
          return true;
        });
  }

  @Override
  public Applied apply(Range range) {
    try {
      return store.change((handle, change) -> apply(handle, change, range));
    } catch (Contradiction e) {
      return new Applied(Applied.Kind.CONTRADICTION, e.cursor);
    }
  }

  private Applied apply(Handle handle, Change.Gathering change, Range range) {
    long cursor = Confirmed.cursor(handle, range.partition());
    if (range.from() > cursor) {
      return new Applied(Applied.Kind.GAP, cursor);
    }
    if (range.to() < cursor || (range.to() == cursor && range.from() < cursor)) {
      return new Applied(Applied.Kind.STALE, cursor);
    }
    Range rest = range.behind(cursor);
    List<PlacedEvent> odd = confirm(handle, change, rest.events());
    if (!odd.isEmpty()) {
      throw new Contradiction(cursor);
    }
    if (rest.to() > cursor) {
      Confirmed.advance(handle, rest);
    }
    return new Applied(Applied.Kind.DONE, rest.to());
  }

  /** Adds what is not here yet, and returns what contradicts what was confirmed before. */
  private List<PlacedEvent> confirm(
      Handle handle, Change.Gathering change, List<PlacedEvent> events) {
    List<PlacedEvent> known = Confirmed.add(handle, statements, events);
    Set<PlacedEvent> old = new HashSet<>(known);
    List<PlacedEvent> fresh =
        known.isEmpty() ? events : events.stream().filter(event -> !old.contains(event)).toList();
    Outbox.confirmed(handle, statements, fresh);
    for (PlacedEvent event : fresh) {
      store.heard(event.event());
      change.touch(event.event());
    }
    return known.stream().filter(event -> Confirmed.contradicts(handle, event)).toList();
  }

  @Override
  public OptionalLong keep(ServerFrame.History history) {
    return store.change(
        (handle, change) -> {
          for (PlacedEvent odd : confirm(handle, change, history.events())) {
            LOG.warn("history at {} is not what was confirmed before", odd.place());
          }
          history.newest().ifPresent(newest -> Confirmed.fetched(handle, newest));
          if (!history.more()) {
            Confirmed.markWhole(handle, history.citizen());
          }
          change.looked(history.citizen());
          return history.more()
              ? goOn(handle, history.citizen(), history.before())
              : OptionalLong.empty();
        });
  }

  /** Nothing older can be needed than what would bring nothing new. */
  private OptionalLong goOn(Handle handle, CitizenId citizen, long before) {
    long here = Events.newestRun(handle, citizen).lowest();
    boolean needed = store.depth().neededFrom(handle, citizen) < here;
    return needed && here < before ? OptionalLong.of(here) : OptionalLong.empty();
  }

  @Override
  public void fork(ClientFrame.Device fresh) {
    LOG.warn("this desktop goes on as {}; what is unsettled gets new numbers", fresh);
    store.change(
        (handle, change) -> {
          Identity.become(handle, fresh);
          Outbox.renumberUnsettled(handle);
          StoreNotice.forked(handle, store.now());
          change.written();
          return true;
        });
  }

  @Override
  public void forgetLog() {
    store.change(
        (handle, change) -> {
          forget(handle, change);
          return true;
        });
  }

  private void forget(Handle handle, Change.Gathering change) {
    Pruning.undo(handle);
    Confirmed.forget(handle);
    Outbox.unplace(handle);
    change.add(store.startOver(handle));
  }

  private void forgetUnproven(Handle handle, Change.Gathering change) {
    Confirmed.forgetUnproven(handle);
    Outbox.unplaceUnproven(handle);
    change.add(store.startOver(handle));
  }

  private static boolean isAnother(Handle handle, String logEpoch) {
    String before = Identity.logEpoch(handle);
    return before != null && !before.equals(logEpoch);
  }

  private static boolean isShorter(Handle handle, List<ServerFrame.Head> heads) {
    Map<Integer, Long> ends =
        heads.stream()
            .collect(Collectors.toMap(ServerFrame.Head::partition, ServerFrame.Head::pos));
    return Confirmed.cursors(handle).stream()
        .anyMatch(cursor -> cursor.pos() > ends.getOrDefault(cursor.partition(), 0L));
  }

  /** Undoes what was added of a range. */
  private static final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long cursor;

    Contradiction(long cursor) {
      super("the server's log is not the one that was read before", null, false, false);
      this.cursor = cursor;
    }
  }
}
