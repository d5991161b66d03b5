// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Restarts the nodes of the demonstration one after the other, as for an update, and tells so. */
public final class RollingRestart {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final NodesCentre centre;
  private final PrintWriter words;

  /**
   * Restarts the nodes of this centre.
   *
   * @param words where it is told
   */
  public RollingRestart(NodesCentre centre, PrintWriter words) {
    this.centre = centre;
    this.words = words;
  }

  /** Tells where the nodes are, and restarts them each time when there is another line. */
  void atEnter(InputStream lines) {
    say(centre.nodes().size() + " server nodes on one PostgreSQL, with a balancer in front:");
    centre.nodes().forEach(this::tell);
    say("balancer: " + centre.address());
    say("Press Enter to restart one node after the other, as for an update: the desktop says");
    say("\"Reconnecting...\" for some seconds. A node that you kill is started again by itself.");
    Thread.ofPlatform().daemon().name("restart").start(() -> listen(lines));
  }

  private void listen(InputStream lines) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
    try {
      while (reader.readLine() != null) {
        run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Restarts each once and returns when the last takes connections again. */
  public void run() {
    for (Node node : centre.nodes()) {
      at(node.name() + " is restarted");
      node.restart();
      tell(node);
    }
    at("all nodes are restarted");
  }

  private void tell(Node node) {
    String process =
        node.pid().isPresent() ? "process " + node.pid().getAsLong() : "not running now";
    at("%s: %s, http://127.0.0.1:%d/health".formatted(node.name(), process, node.port()));
  }

  /** Says something that happened now. */
  void at(String what) {
    say(TIME.format(LocalTime.now(java.time.ZoneId.systemDefault())) + " " + what);
  }

  private synchronized void say(String line) {
    words.println(line);
    words.flush();
  }
}
