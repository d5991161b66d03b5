// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stands before a mail server and keeps some of its abilities to itself; can also swallow all that
 * the server says from some moment on.
 */
final class MailProxy implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int behind;
  private final List<String> hidden;
  private final List<Closeable> open = new ArrayList<>();
  final CountDownLatch askedWithoutAnswer = new CountDownLatch(1);
  volatile boolean silent;
  volatile boolean idled;

  MailProxy(int behind, String... hidden) throws IOException {
    this.behind = behind;
    this.hidden = List.of(hidden);
    Thread.ofVirtual().start(this::take);
  }

  int port() {
    return door.getLocalPort();
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        Socket client = keep(door.accept());
        Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), behind));
        Thread.ofVirtual().start(() -> up(client, server));
        Thread.ofVirtual().start(() -> down(server, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private synchronized Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private void up(Socket from, Socket to) {
    lines(
        from,
        to,
        line -> {
          idled |= line.contains(" IDLE");
          if (silent) {
            askedWithoutAnswer.countDown();
          }
          return line;
        });
  }

  private void down(Socket from, Socket to) {
    lines(from, to, line -> silent ? "" : shown(line));
  }

  private String shown(String line) {
    String less = line;
    if (line.contains("CAPABILITY")) {
      for (String ability : hidden) {
        less = less.replace(" " + ability, "");
      }
    }
    return less;
  }

  private interface Change {
    String of(String line);
  }

  private static void lines(Socket from, Socket to, Change change) {
    try (from;
        to) {
      InputStream in = new BufferedInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n' || in.available() == 0) {
          String text = line.toString(StandardCharsets.ISO_8859_1);
          out.write(change.of(text).getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          line.reset();
        }
      }
    } catch (IOException e) {
      // The other end went away, as it does at the end of each test.
    }
  }

  @Override
  public synchronized void close() throws IOException {
    door.close();
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
