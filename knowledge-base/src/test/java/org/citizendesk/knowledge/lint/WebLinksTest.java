// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WebLinksTest {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void namesPagesThatAreNotThereAndAsksForEachOnce() {
    try (WebLinks web = new WebLinks(Duration.ofSeconds(30))) {
      assertEquals(Optional.empty(), web.flaw(page(200)));
      assertEquals(Optional.empty(), web.flaw(page(403)));
      assertEquals(Optional.of(page(404) + " answers 404"), web.flaw(page(404)));
      assertEquals(Optional.of(page(404) + " answers 404"), web.flaw(page(404)));
      assertEquals(3, asked.get());
    }
  }

  @Test
  void namesSitesThatDoNotAnswer() {
    String page = page(200);
    server.stop(0);

    try (WebLinks web = new WebLinks(Duration.ofSeconds(30))) {
      assertEquals(Optional.of(page + " does not answer"), web.flaw(page));
      assertEquals(Optional.of("https://a b/ is no address"), web.flaw("https://a b/"));
    }
  }

  private String page(int status) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
  }
}
