// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How many events desktops get acknowledged when each sends its next at once: by the whole server,
 * by its WebSocket end alone, and by JetStream.
 */
final class Rates {
  private final int desktops;
  private final Window window;

  Rates(int desktops, Window window) {
    this.desktops = desktops;
    this.window = window;
  }

  /**
   * What one kind of server did.
   *
   * @param perSecond events acknowledged
   * @param serverMicros processor time of the server per event, in microseconds
   */
  record Rate(double perSecond, double serverMicros) {}

  /** Measures a server of ours with one event in each push. */
  Rate ours(LoadServer.Kind kind) throws IOException {
    return ours(kind, 1);
  }

  /** Measures a server of ours. */
  Rate ours(LoadServer.Kind kind, int batch) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench")) {
      List<Seats.Seat> seats = Seats.prepare(folder.path(), desktops);
      try (ServerUnderLoad server = ServerUnderLoad.start(kind, folder.path());
          Fleet fleet = Fleet.open()) {
        List<LightDesk> desks = fleet.desks(server.port(), seats);
        desks.forEach(desk -> desk.work(batch));
        Rate rate = rate(fleet.acked(), server::processorTime);
        desks.forEach(LightDesk::rest);
        requireNoneSentAway(desks);
        return rate;
      }
    }
  }

  private static void requireNoneSentAway(List<LightDesk> desks) {
    for (LightDesk desk : desks) {
      String failure = desk.failure();
      if (failure != null) {
        throw new IllegalStateException("a desktop was sent away: " + failure);
      }
    }
  }

  /** Measures JetStream with the same bytes over the same client. */
  Rate jetStream(Path program) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench");
        NatsServer server = NatsServer.start(program, folder.path());
        Fleet fleet = Fleet.open()) {
      List<NatsDesk> desks = new ArrayList<>();
      for (int i = 0; i < desktops; i++) {
        NatsDesk desk = new NatsDesk("desk" + i, new Payloads(i), fleet.acked());
        fleet.join(server.address(), desk).join();
        desks.add(desk);
      }
      Fleet.await(desks.stream().map(NatsDesk::ready).toList());
      List<String> stream = NatsServer.stream();
      String made = desks.getFirst().ask(stream.getFirst(), stream.getLast()).join();
      if (made.contains("\"error\"")) {
        throw new IllegalStateException("JetStream says " + made);
      }
      desks.forEach(NatsDesk::work);
      Rate rate = rate(fleet.acked(), server::processorTime);
      desks.forEach(NatsDesk::rest);
      return rate;
    }
  }

  private Rate rate(LongAdder acked, Supplier<Duration> processor) {
    pause(window.warmUp());
    long eventsBefore = acked.sum();
    Duration processorBefore = processor.get();
    long began = System.nanoTime();
    pause(window.length());
    double events = acked.sum() - eventsBefore;
    double nanos = System.nanoTime() - began;
    double micros = processor.get().minus(processorBefore).toNanos() / 1e3;
    return new Rate(events / (nanos / 1e9), micros / events);
  }

  static void pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
    }
  }
}
