// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many events the server's log takes, each on disk before it counts: one desktop alone, many
 * desktops at once (their commits are grouped), and one that sends ten events in a push.
 */
final class LogBench {
  private static final int MANY = 64;
  private static final int BATCH = 10;

  private final EventLog log;
  private final Uuids uuids = new Uuids(Clock.systemUTC(), ThreadLocalRandom.current());

  private LogBench(EventLog log) {
    this.log = log;
  }

  static List<Figure> measure(int seconds) {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench");
        Database database =
            Database.open(folder.path().resolve("bench.db"), SqliteEventLog.SCHEMA)) {
      EventLog log =
          new SqliteEventLog(
              database,
              LogRules.NONE,
              Clock.systemUTC(),
              new Uuids(Clock.systemUTC(), new java.security.SecureRandom()));
      LogBench bench = new LogBench(log);
      bench.rate(MANY, BATCH, 1);
      double alone = bench.rate(1, 1, seconds);
      double many = bench.rate(MANY, 1, seconds);
      double batched = bench.rate(1, BATCH, seconds);
      return List.of(
          new Figure("log, 1 desktop, 1 event a push", alone, "events/s on disk"),
          new Figure("log, " + MANY + " desktops, 1 event a push", many, "events/s on disk"),
          new Figure("log, 1 desktop, " + BATCH + " events a push", batched, "events/s on disk"),
          new Figure("ratio: " + MANY + " desktops to 1 (group commit)", many / alone, "times"),
          new Figure("ratio: " + BATCH + " events a push to 1", batched / alone, "times"));
    }
  }

  private double rate(int desktops, int batch, int seconds) {
    LongAdder stored = new LongAdder();
    CountDownLatch done = new CountDownLatch(desktops);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < desktops; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                desktop(batch, end, stored);
                done.countDown();
              });
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return stored.sum() * 1e9 / (System.nanoTime() - start);
  }

  private void desktop(int batch, long end, LongAdder stored) {
    ClientFrame.Device device = new ClientFrame.Device(new DeviceId(uuids.next()), 1);
    CitizenId citizen = new CitizenId(uuids.next());
    long seq = 0;
    while (System.nanoTime() < end) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        seq++;
        events.add(event(device, citizen, seq));
      }
      log.push(device, "bench", events).join();
      stored.add(batch);
    }
  }

  private Event event(ClientFrame.Device device, CitizenId citizen, long seq) {
    return new Event(
        new EventId(uuids.next()),
        new Event.Origin(device.id(), device.epoch(), seq, "bench"),
        new Event.Subject(citizen, null),
        seq,
        Instant.now(),
        FactCodec.encode(new NoteFact.Written("bench", "A note of ordinary length. ".repeat(8))));
  }
}
