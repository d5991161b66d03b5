// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.SyncClient;
import org.citizendesk.desktop.sync.SyncStore;
import org.citizendesk.desktop.sync.WebSocketWire;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.server.log.LogPage;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How long a desktop takes that was away for many events: by pages, and by a snapshot, through a
 * real server, sockets and the desktop's own store. The measure beside it is what cannot be saved:
 * the same rows put into the same tables from memory.
 */
final class CatchUpBench {
  private static final int PAGE = 1000;
  private static final long PATIENCE_MINUTES = 10;
  private static final String SCHEMA = "org/citizendesk/desktop/schema";
  private static final String INSERT =
      """
      insert into event (part, pos, event_id, device_id, device_epoch, device_seq, session,
        citizen_id, citizen_seq, contact_id, hlc, occurred_at, received_at, type, version, payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Path folder;
  private final CatchUpServer server;
  private int desks;

  private CatchUpBench(Path folder, CatchUpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * What was measured.
   *
   * @param insertSeconds the rows from memory into the tables, a thousand a transaction
   * @param storeSeconds the events from memory through the desktop's store, with all that follows
   *     from them
   * @param pagesSeconds from sign-in until the link is live, by pages
   * @param snapshotSeconds the same by a snapshot
   * @param plainBytes on the wire for each event
   * @param deflatedBytes on the wire for each event, over a slow line
   * @param snapshotsMade how many snapshots were made
   */
  record Result(
      int events,
      double insertSeconds,
      double storeSeconds,
      double pagesSeconds,
      double snapshotSeconds,
      double plainBytes,
      double deflatedBytes,
      int snapshotsMade) {
    /** Returns how many times as long as the insert alone a catch-up by pages takes. */
    double catchUpRatio() {
      return pagesSeconds / insertSeconds;
    }

    /** Returns how many times as long as the insert alone a catch-up by snapshot takes. */
    double snapshotRatio() {
      return snapshotSeconds / insertSeconds;
    }

    /** Returns what else is worth a word, by name. */
    Map<String, Double> more() {
      Map<String, Double> more = new LinkedHashMap<>();
      more.put("rowsPerSecond", events / insertSeconds);
      more.put("storePerSecond", events / storeSeconds);
      more.put("pagesPerSecond", events / pagesSeconds);
      more.put("snapshotPerSecond", events / snapshotSeconds);
      more.put("bytesPerEvent", plainBytes);
      more.put("bytesPerEventDeflated", deflatedBytes);
      return more;
    }
  }

  /**
   * Measures, with everything in a temporary folder.
   *
   * @param events how many the desktops are behind, from ten thousand
   */
  static Result measure(int events) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench");
        CatchUpServer server = CatchUpServer.start(folder.path(), events)) {
      CatchUpBench bench = new CatchUpBench(folder.path(), server);
      List<LogPage> pages = server.pages(PAGE);
      bench.insert(pages);
      double insert = bench.insert(pages);
      double store = bench.store(pages);
      double byPages = bench.catchUp(server.withoutSnapshots());
      double bySnapshot = bench.catchUp(server.withSnapshots());
      return new Result(
          events,
          insert,
          store,
          byPages,
          bySnapshot,
          bytes(pages, false) / events,
          bytes(pages, true) / events,
          server.snapshotsMade());
    }
  }

  private static double bytes(List<LogPage> pages, boolean deflate) {
    FrameCodec codec = FrameCodec.cbor();
    return pages.stream()
        .map(p -> new ServerFrame.Page(0, p.from(), p.to(), 1, true, p.events(), p.proof()))
        .map(codec::encode)
        .mapToDouble(plain -> deflate ? codec.deflated(plain).length : plain.length)
        .sum();
  }

  private double insert(List<LogPage> pages) {
    desks++;
    try (Database database = Database.open(folder.resolve("insert" + desks + ".db"), SCHEMA)) {
      long began = System.nanoTime();
      for (LogPage page : pages) {
        database.write(
            tx -> {
              var batch = tx.handle().prepareBatch(INSERT);
              page.events().forEach(event -> batch.add(row(event)));
              return batch.execute();
            });
      }
      return seconds(began);
    }
  }

  private static Object[] row(PlacedEvent placed) {
    var event = placed.event();
    var contact = event.subject().contact();
    return new Object[] {
      placed.place().partition(),
      placed.place().pos(),
      Columns.bytes(event.id().value()),
      Columns.bytes(event.origin().device().value()),
      event.origin().epoch(),
      event.origin().seq(),
      event.origin().session(),
      Columns.bytes(event.subject().citizen().value()),
      placed.place().citizenSeq(),
      contact == null ? null : Columns.bytes(contact.value()),
      event.hlc(),
      event.occurredAt().toEpochMilli(),
      placed.receivedAt().toEpochMilli(),
      event.content().type(),
      event.content().version(),
      event.content().payload()
    };
  }

  private double store(List<LogPage> pages) {
    try (ExecutorService background = Executors.newSingleThreadExecutor();
        LocalStore store = open(background)) {
      SyncStore sync = store.syncStore();
      long began = System.nanoTime();
      for (LogPage page : pages) {
        sync.apply(new SyncStore.Range(0, page.from(), page.to(), page.events(), page.proof()));
      }
      return seconds(began);
    }
  }

  private double catchUp(URI address) {
    CountDownLatch live = new CountDownLatch(1);
    try (ExecutorService background = Executors.newSingleThreadExecutor();
        LocalStore store = open(background);
        SyncClient link =
            new SyncClient(
                store.syncStore(),
                WebSocketWire.to(address, folder.resolve("desk" + desks)),
                CatchUpServer.AGENT,
                "bench",
                SyncClient.World.of(Clock.systemUTC(), new SecureRandom()),
                view -> {})) {
      link.status()
          .watch(
              status -> {
                if (status.state() == LinkStatus.State.LIVE) {
                  live.countDown();
                }
              });
      long began = System.nanoTime();
      link.start();
      link.signedIn("bench");
      if (!live.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the desktop did not catch up: " + link.status().get());
      }
      double seconds = seconds(began);
      server.check(store);
      return seconds;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private LocalStore open(ExecutorService background) {
    desks++;
    ContactProjection contacts = new ContactProjection(CatchUpServer.AGENT);
    return LocalStore.open(
        folder.resolve("desk" + desks + ".db"),
        new LocalStore.Setup(
            Clock.systemUTC(),
            new SecureRandom(),
            "bench",
            new ArrayList<>(List.of(new CitizenProjection(), contacts)),
            contacts,
            background));
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
