// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.desktop.sync.LinkStatus;
import org.jspecify.annotations.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One {@link DeskHost} in a process of its own, told what to do and listened to. What it said was
 * on disk is remembered here, outside of anything that can be killed.
 *
 * <p>Thread-safe.
 */
final class HostProgram implements AutoCloseable {
  private static final long ANSWER_SECONDS = 20;

  private final Path folder;
  private final Path complaints;
  private final Map<String, DeskPlace> places = new TreeMap<>();
  private final Map<String, Set<UUID>> written = new ConcurrentHashMap<>();
  private @Nullable Running running;
  private boolean writes;

  HostProgram(Path folder, Path complaints, List<DeskPlace> desks) {
    this.folder = folder;
    this.complaints = complaints;
    desks.forEach(
        desk -> {
          places.put(desk.name(), desk);
          written.put(desk.name(), ConcurrentHashMap.newKeySet());
        });
  }

  /** Returns how many desktops it hosts. */
  int size() {
    return places.size();
  }

  /** Returns the ids of the events that each desktop said were on its disk. */
  Map<String, Set<UUID>> written() {
    return written;
  }

  synchronized void start() {
    Running started =
        new Running(ChildProgram.start(DeskHost.class, complaints, List.of(folder.toString())));
    running = started;
    places.values().forEach(place -> started.tell(place.line()));
    write(writes);
  }

  synchronized void write(boolean wanted) {
    writes = wanted;
    tell(wanted ? "write" : "rest");
  }

  /** Sets a desktop's clock wrong; nothing happens if it is hosted elsewhere. */
  synchronized void shiftClock(String desk, long seconds) {
    if (places.computeIfPresent(desk, (name, place) -> place.shifted(seconds)) != null) {
      tell("shift " + desk + " " + seconds);
    }
  }

  /** Kills it as kill -9 does, with all its desktops. */
  synchronized void kill() {
    Running killed = running;
    if (killed != null) {
      running = null;
      ChildProgram.kill(killed.process);
      killed.drain();
    }
  }

  /**
   * Asks how its desktops stand.
   *
   * @throws IllegalStateException if it does not answer, which it always should
   */
  synchronized Map<String, SoakDesk.Standing> report() {
    Running asked = running;
    return asked == null ? Map.of() : asked.report();
  }

  /** Closes its desktops in order. */
  @Override
  public synchronized void close() {
    Running closing = running;
    if (closing != null) {
      running = null;
      closing.tell("quit");
      ChildProgram.await(closing.process);
      closing.drain();
    }
  }

  private void tell(String line) {
    Running told = running;
    if (told != null) {
      told.tell(line);
    }
  }

  /** One life of the process. */
  private final class Running {
    private final Process process;
    private final PrintWriter in;
    private final Thread listener;
    private final Map<String, SoakDesk.Standing> standings = new TreeMap<>();
    private final Map<Long, CompletableFuture<Map<String, SoakDesk.Standing>>> reports =
        new ConcurrentHashMap<>();
    private long asked;

    Running(Process process) {
      this.process = process;
      this.in = new PrintWriter(process.outputWriter(), true);
      this.listener = Thread.ofVirtual().name("host").start(this::listen);
    }

    void tell(String line) {
      in.println(line);
    }

    Map<String, SoakDesk.Standing> report() {
      CompletableFuture<Map<String, SoakDesk.Standing>> answer = new CompletableFuture<>();
      asked++;
      reports.put(asked, answer);
      tell("report " + asked);
      try {
        return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("a desk host does not answer; see " + complaints, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    void drain() {
      try {
        listener.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          take(line.split(" ", -1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a desk host's output cannot be read", e);
      } finally {
        reports.values().forEach(open -> open.cancel(false));
      }
    }

    private void take(String[] words) {
      switch (words[0]) {
        case "wrote" ->
            Objects.requireNonNull(written.get(words[1])).add(UUID.fromString(words[2]));
        case "standing" ->
            standings.put(
                words[1],
                new SoakDesk.Standing(
                    LinkStatus.State.valueOf(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5])));
        case "reported" -> {
          var answer = reports.remove(Long.valueOf(words[1]));
          if (answer != null) {
            answer.complete(Map.copyOf(standings));
          }
        }
        default -> throw new IllegalStateException("a desk host said " + words[0]);
      }
    }
  }
}
