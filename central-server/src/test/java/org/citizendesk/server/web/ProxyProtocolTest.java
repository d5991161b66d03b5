// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Behind a balancer that says whose each connection is. */
class ProxyProtocolTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String REQUEST =
      "GET /who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final String FROM_AFAR = "PROXY TCP4 203.0.113.7 198.51.100.1 5000 8477\r\n";

  private WebServer web;

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void theAddressThatTheBalancerTellsIsThatOfTheCitizen() throws IOException {
    start(true);

    assertEquals("203.0.113.7", ask(FROM_AFAR + REQUEST));
  }

  @Test
  void whoComesWithoutABalancerIsAnsweredToo() throws IOException {
    start(true);

    assertEquals("127.0.0.1", ask(REQUEST));
  }

  @Test
  void withoutTheSettingNobodyCanPretendAnotherAddress() throws IOException {
    start(false);

    assertEquals("", ask(FROM_AFAR + REQUEST));
    assertEquals("127.0.0.1", ask(REQUEST));
  }

  private void start(boolean behindProxy) {
    web = new WebServer("127.0.0.1", 0, new WebSettings(behindProxy, Optional.empty()));
    web.http("/who", new Who());
    web.start();
  }

  /** Returns who the server thinks has asked; empty if it refuses. */
  private String ask(String words) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.startsWith("HTTP/1.1 200")
          ? answer.substring(answer.indexOf("\r\n\r\n") + 4)
          : "";
    }
  }

  private static final class Who extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Sink.write(response, true, Request.getRemoteAddr(request), callback);
      return true;
    }
  }
}
