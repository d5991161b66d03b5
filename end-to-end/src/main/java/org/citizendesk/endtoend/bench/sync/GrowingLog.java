// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Whether appending and reading stay as quick as they were while the log grows. */
final class GrowingLog {
  private static final int CITIZENS = 1000;
  private static final int PUSH = 64;
  private static final int AT_ONCE = 32;
  private static final int PROBES = 300;
  private static final int PAGE = 50;
  private static final int SMALLEST = 10_000;

  private final EventLog log;
  private final Path file;
  private final List<CitizenId> citizens = new ArrayList<>();
  private final List<Payloads> writers = new ArrayList<>();
  private final Random random = new Random(1);
  private long events;

  private GrowingLog(EventLog log, Path file, Uuids uuids) {
    this.log = log;
    this.file = file;
    for (int i = 0; i < CITIZENS; i++) {
      CitizenId citizen = new CitizenId(uuids.next());
      ClientFrame.Device device = new ClientFrame.Device(new DeviceId(uuids.next()), 1);
      citizens.add(citizen);
      writers.add(new Payloads("agent-" + i, device, citizen));
    }
  }

  /** Measures at ten thousand events and at each power of ten up to the largest. */
  static List<SyncReport.Growth> measure(long largest) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench");
        Database database =
            Database.open(folder.path().resolve(ServerUnderLoad.DATABASE), SqliteEventLog.SCHEMA)) {
      Clock clock = Clock.systemUTC();
      Uuids uuids = new Uuids(clock, new SecureRandom());
      EventLog log =
          new SqliteEventLog(database, Citizens.rules().and(Contacts.rules()), clock, uuids);
      GrowingLog growing =
          new GrowingLog(log, folder.path().resolve(ServerUnderLoad.DATABASE), uuids);
      List<SyncReport.Growth> curve = new ArrayList<>();
      for (long size = SMALLEST; size <= largest; size *= 10) {
        growing.growTo(size);
        curve.add(growing.probe());
      }
      return curve;
    }
  }

  private void growTo(long size) {
    while (events < size) {
      List<CompletableFuture<?>> pushes = new ArrayList<>();
      for (int i = 0; i < AT_ONCE && events < size; i++) {
        // The next writer each time: pushes of one may not overtake each other.
        pushes.add(push((int) (events / PUSH % CITIZENS), (int) Math.min(PUSH, size - events)));
      }
      pushes.forEach(CompletableFuture::join);
    }
  }

  private CompletableFuture<?> push(int writer, int count) {
    Payloads notes = writers.get(writer);
    events += count;
    return log.push(notes.device(), notes.agent(), notes.next(count));
  }

  private SyncReport.Growth probe() throws IOException {
    Sample appends = new Sample();
    Sample fetches = new Sample();
    appends.begin();
    fetches.begin();
    for (int i = 0; i < PROBES; i++) {
      long began = System.nanoTime();
      push(random.nextInt(CITIZENS), 1).join();
      long appended = System.nanoTime();
      appends.accept(appended - began);
      log.history(citizens.get(random.nextInt(CITIZENS)), Long.MAX_VALUE, PAGE);
      fetches.accept(System.nanoTime() - appended);
    }
    appends.end();
    fetches.end();
    return new SyncReport.Growth(
        events - PROBES, appends.micros(0.5), fetches.micros(0.5), Files.size(file));
  }
}
