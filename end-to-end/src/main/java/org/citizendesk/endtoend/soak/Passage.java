// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One connection through a {@link FaultProxy}: what comes in at one end goes out at the other. */
final class Passage {
  private static final int PIECE = 8192;
  private static final int PIECES_PER_SECOND = 20;

  private final FaultProxy proxy;
  private final Socket desktop;
  private final Socket server;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger open = new AtomicInteger(2);
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

  Passage(FaultProxy proxy, Socket desktop, Socket server) {
    this.proxy = proxy;
    this.desktop = desktop;
    this.server = server;
  }

  void start() {
    Thread.ofVirtual().name("proxy-up").start(() -> pump(true, desktop, server));
    Thread.ofVirtual().name("proxy-down").start(() -> pump(false, server, desktop));
  }

  boolean isOver() {
    return over.get();
  }

  void cutAfter(long bytes) {
    left.set(bytes);
  }

  void reset() {
    if (over.compareAndSet(false, true)) {
      reset(desktop);
      reset(server);
      proxy.left(this);
    }
  }

  private void pump(boolean up, Socket from, Socket to) {
    try {
      from.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[PIECE];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        carry(up, piece, n, out);
      }
      var _ = proxy.pass(up, this);
      to.shutdownOutput();
      if (open.decrementAndGet() == 0) {
        reset();
      }
    } catch (IOException e) {
      reset();
    }
  }

  private void carry(boolean up, byte[] piece, int length, OutputStream out) throws IOException {
    int sent = 0;
    while (sent < length) {
      Weather weather = proxy.pass(up, this);
      int rate = weather.bytesPerSecond();
      int most = rate == 0 ? length : Math.max(1, rate / PIECES_PER_SECOND);
      int next = Math.min(length - sent, most);
      pause(weather.delayMillis() + (rate == 0 ? 0 : 1000 / PIECES_PER_SECOND));
      write(piece, sent, next, out);
      sent += next;
    }
  }

  private void write(byte[] piece, int from, int length, OutputStream out) throws IOException {
    long before = left.getAndUpdate(now -> now == Long.MAX_VALUE ? now : now - length);
    if (before > length) {
      out.write(piece, from, length);
      return;
    }
    out.write(piece, from, (int) Math.max(0, before));
    reset();
    throw new IOException("cut");
  }

  private static void pause(int millis) {
    if (millis > 0) {
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
  }

  /** Without lingering, closing says RST and throws away what was not sent. */
  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
