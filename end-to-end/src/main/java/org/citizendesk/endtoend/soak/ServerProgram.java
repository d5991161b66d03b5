// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.server.app.ServerMain;
import org.jspecify.annotations.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, on one data folder, on a new port each time. */
public final class ServerProgram implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Citizen Desk server: http://[^:]+:(\\d+)/");

  private static final int MOST_STARTS = 10;
  private static final Duration RESTART = Duration.ofSeconds(1);

  private final Path data;
  private final Path complaints;
  private @Nullable Process process;
  private volatile int port = 1;
  private volatile boolean up;

  /**
   * Names one; nothing is started.
   *
   * @param data its folder, which exists
   * @param complaints the file that its log is added to
   */
  public ServerProgram(Path data, Path complaints) {
    this.data = data;
    this.complaints = complaints;
  }

  /** Returns where it listens, or listened last. */
  public int port() {
    return port;
  }

  /** Returns whether it takes connections, as far as is known. */
  public boolean isUp() {
    return up;
  }

  /**
   * Starts it, again and again as its service unit does while its database is away, and returns
   * when it takes connections.
   *
   * @throws IllegalStateException if it always ends instead
   */
  public synchronized void start() {
    for (int attempt = 1; !startOnce(); attempt++) {
      if (attempt == MOST_STARTS) {
        throw new IllegalStateException("the server does not start; see " + complaints);
      }
      LockSupport.parkNanos(RESTART.toNanos());
    }
  }

  private boolean startOnce() {
    Process started =
        ChildProgram.start(
            ServerMain.class,
            complaints,
            List.of("serve", "--port", "0", "--data", data.toString()));
    process = started;
    OptionalInt listening = readPort(started.inputReader());
    listening.ifPresent(
        number -> {
          port = number;
          up = true;
        });
    return listening.isPresent();
  }

  /** Returns the number of its process; empty if it does not run. */
  public synchronized OptionalLong pid() {
    Process running = process;
    return running == null || !running.isAlive()
        ? OptionalLong.empty()
        : OptionalLong.of(running.pid());
  }

  /** Returns whether it ended without being told to, and was not started again. */
  public synchronized boolean hasEnded() {
    Process running = process;
    return running != null && !running.isAlive();
  }

  /** Returns what completes when the process that runs now ends, for whatever reason. */
  public synchronized CompletableFuture<?> onExit() {
    Process running = process;
    return running == null ? CompletableFuture.completedFuture(this) : running.onExit();
  }

  /** Returns whether the chain of hashes in its log holds, by its own command; it must not run. */
  public synchronized boolean chainHolds() {
    Process verify =
        ChildProgram.start(
            ServerMain.class, complaints, List.of("verify", "--data", data.toString()));
    ChildProgram.await(verify);
    return verify.exitValue() == 0;
  }

  /** Kills it as kill -9 does. */
  public synchronized void kill() {
    up = false;
    Process running = process;
    if (running != null) {
      process = null;
      ChildProgram.kill(running);
    }
  }

  /** Stops it in order. */
  @Override
  public synchronized void close() {
    up = false;
    Process running = process;
    if (running != null) {
      process = null;
      running.destroy();
      ChildProgram.await(running);
    }
  }

  private static OptionalInt readPort(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          return OptionalInt.of(Integer.parseInt(ready.group(1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server's output cannot be read", e);
    }
    return OptionalInt.empty();
  }
}
