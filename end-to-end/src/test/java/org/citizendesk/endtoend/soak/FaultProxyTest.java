// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two real sockets with the proxy between them. */
@Timeout(30)
class FaultProxyTest {
  private static final int SHORT_MILLIS = 200;
  private static final int LONG_MILLIS = 20_000;

  private ServerSocket target;
  private FaultProxy proxy;
  private Socket desktop;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    target.setSoTimeout(LONG_MILLIS);
    proxy = FaultProxy.to(target::getLocalPort);
    desktop = dial();
    server = hearing(target.accept());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    desktop.close();
    server.close();
    target.close();
  }

  @Test
  void ofSeveralTargetsThatWhichDoesNotAnswerIsPassedOver() throws IOException {
    int closed;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = gone.getLocalPort();
    }
    try (FaultProxy balancer = FaultProxy.to(() -> List.of(closed, target.getLocalPort()));
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), balancer.port());
        Socket answering = hearing(target.accept())) {
      say(caller, "up");

      assertEquals("up", hear(answering, 2));
    }
  }

  @Test
  void aTargetThatHasStoppedAndHasNoPortIsPassedOver() throws IOException {
    try (FaultProxy balancer = FaultProxy.to(() -> List.of(-2, target.getLocalPort()));
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), balancer.port());
        Socket answering = hearing(target.accept())) {
      say(caller, "up");

      assertEquals("up", hear(answering, 2));
    }
  }

  @Test
  void inFairWeatherEverythingPassesBothWaysAndSoDoesTheEnd() throws IOException {
    say(desktop, "up");
    say(server, "down");

    assertEquals("up", hear(server, 2));
    assertEquals("down", hear(desktop, 4));
    desktop.shutdownOutput();
    assertEquals(-1, server.getInputStream().read());
    server.shutdownOutput();
    assertEquals(-1, desktop.getInputStream().read());
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void aCutIsAResetAtBothEnds() {
    proxy.cut();

    assertThrows(SocketException.class, () -> desktop.getInputStream().read());
    assertThrows(SocketException.class, () -> server.getInputStream().read());
    assertEquals(0, proxy.connections());
  }

  @Test
  void aCutAfterSomeBytesLetsExactlyThosePass() throws IOException {
    proxy.cutAfter(3);

    say(desktop, "abcdef");

    assertEquals("abc", hear(server, 3));
    assertThrows(SocketException.class, () -> server.getInputStream().read());
  }

  @Test
  void aBlackHoleHoldsBothDirectionsUntilTheWeatherIsFair() throws IOException {
    proxy.turn(Weather.BLACK_HOLE);
    say(desktop, "up");
    say(server, "down");

    assertSilent(server);
    assertSilent(desktop);
    proxy.turn(Weather.FAIR);

    assertEquals("up", hear(server, 2));
    assertEquals("down", hear(desktop, 4));
  }

  @Test
  void aHalfOpenConnectionPassesOneDirectionOnly() throws IOException {
    proxy.turn(Weather.halfOpen(true));
    say(desktop, "up");
    say(server, "down");

    assertEquals("down", hear(desktop, 4));
    assertSilent(server);
    proxy.turn(Weather.halfOpen(false));

    assertEquals("up", hear(server, 2));
    say(server, "more");
    assertSilent(desktop);
  }

  @Test
  void theEndOfAConnectionDoesNotPassABlackHoleEither() throws IOException {
    proxy.turn(Weather.BLACK_HOLE);
    desktop.shutdownOutput();

    assertSilent(server);
    proxy.turn(Weather.FAIR);

    assertEquals(-1, server.getInputStream().read());
  }

  @Test
  void aDelayMakesEverythingLate() throws IOException {
    proxy.turn(Weather.delayed(300));
    long begin = System.nanoTime();

    say(desktop, "late");

    assertEquals("late", hear(server, 4));
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(300).toNanos());
  }

  @Test
  void aNarrowNetworkTakesItsTime() throws IOException {
    proxy.turn(Weather.narrow(10_000));
    long begin = System.nanoTime();

    say(desktop, "x".repeat(3000));

    assertEquals("x".repeat(3000), hear(server, 3000));
    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(250).toNanos());
  }

  @Test
  void aRefusalTurnsNewConnectionsAwayAndLeavesTheOldUntilItEnds() throws IOException {
    proxy.refuse();

    assertThrows(ConnectException.class, this::dial);
    say(desktop, "still here");
    assertEquals("still here", hear(server, 10));
    proxy.admit();

    try (Socket again = dial();
        Socket other = hearing(target.accept())) {
      say(again, "back");
      assertEquals("back", hear(other, 4));
    }
  }

  @Test
  void whereNobodyListensBehindItAConnectionIsReset() throws IOException {
    target.close();

    try (Socket vain = dial()) {
      assertThrows(SocketException.class, () -> vain.getInputStream().read());
    }
  }

  private Socket dial() throws IOException {
    return hearing(new Socket(InetAddress.getLoopbackAddress(), proxy.port()));
  }

  /** A read at a socket cannot be interrupted: only this ends a test that would wait for ever. */
  private static Socket hearing(Socket socket) throws IOException {
    socket.setSoTimeout(LONG_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(SHORT_MILLIS);
    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    socket.setSoTimeout(LONG_MILLIS);
  }
}
