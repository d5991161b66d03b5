// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.soak.ChildProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link LoadServer} in a process of its own, so that its processor time can be told apart. */
final class ServerUnderLoad implements AutoCloseable {
  static final String DATABASE = "server.db";

  // The options of the product's server.
  private static final List<String> OPTIONS =
      List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders", "-Xmx1g");

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final int port;

  private ServerUnderLoad(Process process) {
    this.process = process;
    this.answers = process.inputReader();
    this.questions = new PrintWriter(process.outputWriter(), true);
    this.port = Math.toIntExact(answer(LoadServer.READY));
  }

  /** Starts one and returns when it takes connections. */
  static ServerUnderLoad start(LoadServer.Kind kind, Path data) {
    return new ServerUnderLoad(
        ChildProgram.start(
            LoadServer.class,
            OPTIONS,
            data.resolve("server.log"),
            List.of(kind.name(), data.toString())));
  }

  int port() {
    return port;
  }

  /** Returns the processor time it has used, of all its threads. */
  Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system does not tell processor time"));
  }

  /** Returns how much of its heap is in use after a collection, in bytes. */
  long heapBytes() {
    questions.println(LoadServer.HEAP);
    return answer(LoadServer.HEAP);
  }

  private long answer(String word) {
    try {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(word + " ")) {
          return Long.parseLong(line.substring(word.length() + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server's output cannot be read", e);
    }
    throw new IllegalStateException("the server ended; server.log in its data says why");
  }

  /** Ends it in order: its standard input ends. */
  @Override
  public void close() {
    questions.close();
    ChildProgram.await(process);
  }
}
