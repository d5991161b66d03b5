// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.server.app.ServerMain;
import org.jspecify.annotations.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, on one data folder, on a new port each time. */
final class ServerProgram implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Citizen Desk server: http://[^:]+:(\\d+)/");

  private final Path data;
  private final Path complaints;
  private @Nullable Process process;
  private volatile int port = 1;

  ServerProgram(Path data, Path complaints) {
    this.data = data;
    this.complaints = complaints;
  }

  /** Returns where it listens, or listened last. */
  int port() {
    return port;
  }

  /**
   * Starts it, and returns when it takes connections.
   *
   * @throws IllegalStateException if it ends instead
   */
  synchronized void start() {
    Process started =
        ChildProgram.start(
            ServerMain.class,
            complaints,
            List.of("serve", "--port", "0", "--data", data.toString()));
    process = started;
    port = readPort(started.inputReader());
  }

  /** Returns whether the chain of hashes in its log holds, by its own command; it must not run. */
  synchronized boolean chainHolds() {
    Process verify =
        ChildProgram.start(
            ServerMain.class, complaints, List.of("verify", "--data", data.toString()));
    ChildProgram.await(verify);
    return verify.exitValue() == 0;
  }

  /** Kills it as kill -9 does. */
  synchronized void kill() {
    Process running = process;
    if (running != null) {
      process = null;
      ChildProgram.kill(running);
    }
  }

  /** Stops it in order. */
  @Override
  public synchronized void close() {
    Process running = process;
    if (running != null) {
      process = null;
      running.destroy();
      ChildProgram.await(running);
    }
  }

  private int readPort(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          return Integer.parseInt(ready.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server's output cannot be read", e);
    }
    throw new IllegalStateException("the server did not start; see " + complaints);
  }
}
