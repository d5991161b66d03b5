// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.soak.DeskPlace;
import org.citizendesk.endtoend.soak.SoakDesk;
import org.citizendesk.protocol.id.CitizenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * How long it takes from one agent's write to another's screen while all agents write at a steady
 * pace, whatever is answered.
 */
final class Latencies {
  private static final int PER_SECOND = 2;
  private static final int LISTENERS = 20;

  private final int desktops;
  private final Window window;

  Latencies(int desktops, Window window) {
    this.desktops = desktops;
    this.window = window;
  }

  SyncReport.Latency measure() throws IOException {
    Sample transport = transport();
    Sample whole = whole();
    return new SyncReport.Latency(
        whole.millis(0.5),
        whole.millis(0.99),
        transport.millis(0.5),
        transport.millis(0.99),
        whole.millis(0.99) / transport.millis(0.5));
  }

  /** From light desktop to light desktop, with the store switched off. */
  private Sample transport() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench")) {
      List<Seats.Seat> seats = Seats.prepare(folder.path(), desktops + LISTENERS);
      try (ServerUnderLoad server = ServerUnderLoad.start(LoadServer.Kind.FANOUT, folder.path());
          Fleet fleet = Fleet.open()) {
        List<LightDesk> writers = fleet.desks(server.port(), seats.subList(0, desktops));
        Sample sample = new Sample();
        List<LightDesk> listeners = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
          LightDesk writer = writers.get(i);
          LightDesk listener = new LightDesk(seats.get(desktops + i), fleet.acked());
          listener.follow(
              seats.get(i).citizen(),
              frame -> {
                if (!frame.events().isEmpty()) {
                  sample.accept(System.nanoTime() - writer.pushedAt());
                }
              });
          listeners.add(listener);
        }
        fleet.connect(server.port(), listeners);
        pace(writers, sample);
        return sample;
      }
    }
  }

  /** From light desktop to real ones, which store it and tell those who show it. */
  private Sample whole() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("citizen-desk-bench")) {
      List<Seats.Seat> seats = Seats.prepare(folder.path(), desktops + LISTENERS);
      Path files = Files.createDirectories(folder.path().resolve("desktops"));
      try (ServerUnderLoad server = ServerUnderLoad.start(LoadServer.Kind.WHOLE, folder.path());
          Fleet fleet = Fleet.open()) {
        List<LightDesk> writers = fleet.desks(server.port(), seats.subList(0, desktops));
        Sample sample = new Sample();
        List<SoakDesk> listeners = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
          listeners.add(
              listener(
                  files,
                  server.port(),
                  seats.get(desktops + i),
                  seats.get(i).citizen(),
                  writers.get(i),
                  sample));
        }
        pace(writers, sample);
        listeners.forEach(SoakDesk::close);
        return sample;
      }
    }
  }

  private static SoakDesk listener(
      Path files,
      int port,
      Seats.Seat seat,
      CitizenId citizen,
      LightDesk writer,
      LongConsumer sample) {
    SoakDesk desk =
        SoakDesk.open(
            files,
            new DeskPlace(seat.agent(), port, seat.token(), 0, List.of(citizen)),
            (name, event) -> {});
    desk.watch(
        change -> {
          if (change.citizens().contains(citizen)) {
            sample.accept(System.nanoTime() - writer.pushedAt());
          }
        });
    return desk;
  }

  /** Lets each desktop write twice a second, all of them evenly spread over time. */
  private void pace(List<LightDesk> writers, Sample sample) {
    write(writers, window.warmUp());
    sample.begin();
    write(writers, window.length());
    sample.end();
  }

  private static void write(List<LightDesk> writers, Duration length) {
    long between = TimeUnit.SECONDS.toNanos(1) / ((long) PER_SECOND * writers.size());
    long began = System.nanoTime();
    long writes = length.toNanos() / between;
    for (long i = 0; i < writes; i++) {
      long due = began + i * between;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      writers.get((int) (i % writers.size())).push(1);
    }
  }
}
