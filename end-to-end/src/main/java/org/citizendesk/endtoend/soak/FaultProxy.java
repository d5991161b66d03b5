// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A TCP port in front of another one, and the network between them as bad as wanted. What is held
 * back is not lost: it arrives when the weather is fair again, as TCP would bring it, unless one of
 * the two has given up by then.
 *
 * <p>Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {
  private static final long REOPEN_NANOS = Duration.ofMillis(50).toNanos();

  private final Supplier<List<Integer>> targets;
  private final int port;
  private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
  // Held while a connection is led through, so that a cut does not miss the one being made.
  private final ReentrantLock leading = new ReentrantLock();
  private @Nullable ServerSocket door;
  private @Nullable Thread doorman;
  private Weather weather = Weather.FAIR;
  private boolean closed;

  private FaultProxy(Supplier<List<Integer>> targets, ServerSocket door) {
    this.targets = targets;
    this.port = door.getLocalPort();
    this.door = door;
  }

  /**
   * Opens one on any free port of this computer.
   *
   * @param target the port of this computer that each new connection is led to
   */
  public static FaultProxy to(IntSupplier target) {
    return to(() -> List.of(target.getAsInt()));
  }

  /**
   * Opens one on any free port of this computer, which leads to several others as a balancer does.
   *
   * @param targets the ports of this computer, asked for at each new connection, which is led to
   *     the first that takes it; one that is not above zero is of a server that has stopped
   */
  public static FaultProxy to(Supplier<List<Integer>> targets) {
    try {
      FaultProxy proxy = new FaultProxy(targets, door(0));
      proxy.admit();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
  }

  /** Returns where to connect to. */
  public int port() {
    return port;
  }

  /** Returns how many connections there are. */
  public int connections() {
    return passages.size();
  }

  /** Breaks all connections with a reset. */
  public void cut() {
    toEach(Passage::reset);
  }

  /** Breaks each connection when so many more bytes have passed it, in the middle of whatever. */
  public void cutAfter(long bytes) {
    toEach(passage -> passage.cutAfter(bytes));
  }

  /** Refuses new connections; those that are there stay. */
  public void refuse() {
    ServerSocket open;
    Thread waiting;
    synchronized (this) {
      open = door;
      waiting = doorman;
      door = null;
      doorman = null;
    }
    if (open != null && waiting != null) {
      shut(open);
      // The port is closed only when nobody waits at it any more.
      join(waiting);
    }
  }

  /** Takes new connections again. */
  public void admit() {
    ServerSocket open;
    synchronized (this) {
      open = door;
    }
    while (open == null) {
      open = reopen();
    }
    ServerSocket accepting = open;
    synchronized (this) {
      doorman = Thread.ofVirtual().name("proxy-door").start(() -> accept(accepting));
    }
  }

  /** Changes the weather for the connections that are there and those that come. */
  public void turn(Weather next) {
    synchronized (this) {
      weather = next;
      notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    refuse();
    cut();
  }

  /** Waits until something may pass, and returns the weather then. */
  synchronized Weather pass(boolean up, Passage passage) throws IOException {
    while (weather.holds(up) && !closed && !passage.isOver()) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SocketException("interrupted", e);
      }
    }
    return weather;
  }

  void left(Passage passage) {
    passages.remove(passage);
    synchronized (this) {
      notifyAll();
    }
  }

  private void toEach(Consumer<Passage> done) {
    leading.lock();
    try {
      passages.forEach(done);
    } finally {
      leading.unlock();
    }
  }

  private @Nullable ServerSocket reopen() {
    try {
      ServerSocket open = door(port);
      synchronized (this) {
        door = open;
      }
      return open;
    } catch (IOException e) {
      // Something else of this computer sits on the port; it will go.
      LockSupport.parkNanos(REOPEN_NANOS);
      return null;
    }
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        lead(open.accept());
      } catch (IOException e) {
        // Refused from here on, or one connection less; both are what this class is for.
      }
    }
  }

  private void lead(Socket desktop) throws IOException {
    leading.lock();
    try {
      Passage passage = new Passage(this, desktop, connected());
      passages.add(passage);
      passage.start();
    } catch (IOException e) {
      Passage.reset(desktop);
      throw e;
    } finally {
      leading.unlock();
    }
  }

  private Socket connected() throws IOException {
    IOException refusal = new ConnectException("there is nobody to lead to");
    for (int next : targets.get().stream().filter(port -> port > 0).toList()) {
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), next));
        return server;
      } catch (IOException e) {
        Passage.reset(server);
        refusal = e;
      }
    }
    throw refusal;
  }

  private static ServerSocket door(int port) throws IOException {
    ServerSocket open = new ServerSocket();
    open.setReuseAddress(true);
    try {
      open.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return open;
    } catch (IOException e) {
      open.close();
      throw e;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shut(ServerSocket open) {
    try {
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a port cannot be closed", e);
    }
  }
}
