// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.soak.ChildProgram;
import org.jspecify.annotations.Nullable;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One {@link AgentHost} in a process of its own, which can be killed and started again. */
final class AgentProgram implements AutoCloseable {
  private final Path folder;
  private final URI server;
  private final List<String> agents;
  private final Path complaints;
  private long seed;
  private @Nullable Process process;

  /**
   * Names one; nothing is started.
   *
   * @param folder of the agents' desktops
   * @param complaints the file that its log is added to
   */
  AgentProgram(Path folder, URI server, List<String> agents, long seed, Path complaints) {
    this.folder = folder;
    this.server = server;
    this.agents = List.copyOf(agents);
    this.seed = seed;
    this.complaints = complaints;
  }

  synchronized void start() {
    List<String> arguments = new ArrayList<>();
    // Who sits down again does not decide the same again.
    arguments.addAll(List.of(folder.toString(), server.toString(), "" + seed++));
    arguments.addAll(agents);
    process = ChildProgram.start(AgentHost.class, complaints, arguments);
  }

  /** Returns whether it ended without being told to. */
  synchronized boolean hasEnded() {
    return process != null && !process.isAlive();
  }

  /** Kills it as kill -9 does, with all its desktops. */
  synchronized void kill() {
    Process running = process;
    if (running != null) {
      process = null;
      ChildProgram.kill(running);
    }
  }

  /** Signs its agents out and ends it. */
  @Override
  public synchronized void close() {
    Process running = process;
    if (running != null) {
      process = null;
      try (PrintWriter in = new PrintWriter(running.outputWriter(), true)) {
        in.println("end");
        ChildProgram.await(running);
      }
    }
  }
}
