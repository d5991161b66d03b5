// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.endtoend.soak.ChildProgram;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** NATS with JetStream, storing to files, as a process of its own. */
final class NatsServer implements AutoCloseable {
  private static final String PROGRAM = "nats-server";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final URI address;

  private NatsServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Returns where the program is, if this machine has it. */
  static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it on free ports and returns when it takes WebSocket connections. */
  static NatsServer start(Path program, Path data) throws IOException {
    int port = freePort();
    Path configuration = data.resolve("nats.conf");
    Files.writeString(
        configuration,
        """
        listen: "127.0.0.1:%d"
        jetstream { store_dir: "%s" }
        websocket { listen: "127.0.0.1:%d", no_tls: true }
        """
            .formatted(freePort(), data.resolve("jetstream"), port));
    Process process =
        ChildProgram.start(
            List.of(program.toString(), "-c", configuration.toString()), data.resolve("nats.log"));
    NatsServer server = new NatsServer(process, URI.create("ws://127.0.0.1:" + port + "/"));
    try {
      server.awaitPort(port);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort(int port) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (ConnectException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    throw new IOException("nats-server did not start; nats.log in its data says why");
  }

  URI address() {
    return address;
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Returns what makes the stream into which all desks publish. */
  static List<String> stream() {
    return List.of(
        "$JS.API.STREAM.CREATE.desk",
        "{\"name\":\"desk\",\"subjects\":[\"desk.>\"],\"storage\":\"file\"}");
  }

  @Override
  public void close() {
    ChildProgram.kill(process);
  }
}
