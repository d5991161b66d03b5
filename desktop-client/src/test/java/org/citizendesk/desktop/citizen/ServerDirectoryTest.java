// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import com.sun.net.httpserver.HttpServer;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ServerDirectoryTest {
  private static final String ANA = "0198f000-0000-7000-8000-000000000001";
  private static final String NUMBER = "+12025550142";

  private HttpServer server;
  private ServerDirectory directory;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    directory =
        new ServerDirectory(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    directory.signedIn("token");
  }

  @AfterEach
  void stop() {
    directory.close();
    server.stop(0);
  }

  @Test
  void asksAsTheSignedInUserAndReadsTheAnswer() {
    CompletableFuture<String> asked = new CompletableFuture<>();
    server.createContext(
        "/api/citizens",
        exchange -> {
          asked.complete(
              exchange.getRequestURI().getRawQuery()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          answer(
              exchange, 200, body("{\"id\":\"" + ANA + "\",\"name\":\"Ana\",\"language\":\"es\"}"));
        });

    List<CitizenCard> found = directory.lookUp(IdentifierKind.PHONE, NUMBER);

    assertEquals(List.of(new CitizenCard(CitizenId.of(ANA), "Ana", "es", List.of())), found);
    assertEquals("kind=phone&value=%2B12025550142 Bearer token", asked.join());
  }

  @Test
  void knowsNobodyBeforeASignIn() {
    directory.signedIn("");

    assertEquals(List.of(), directory.lookUp(IdentifierKind.PHONE, NUMBER));
  }

  @Test
  void whateverIsWrongAtTheServerMeansNobody() {
    assertNobodyFor(500, "{}");
    assertNobodyFor(401, "{\"error\":\"sign in\"}");
    assertNobodyFor(200, "not json");
    assertNobodyFor(200, "{}");
    assertNobodyFor(200, body("{\"name\":\"no id\"}"));
    assertNobodyFor(200, body("{\"id\":\"" + "x".repeat(80_000) + "\"}"));
  }

  @Test
  void aSlowServerMeansNobody() {
    CountDownLatch later = new CountDownLatch(1);
    server.createContext(
        "/api/citizens",
        exchange -> {
          try {
            later.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });

    assertEquals(List.of(), directory.lookUp(IdentifierKind.PHONE, NUMBER));
    later.countDown();
  }

  @Test
  void noServerMeansNobody() {
    server.stop(0);

    assertEquals(List.of(), directory.lookUp(IdentifierKind.PHONE, NUMBER));
  }

  private void assertNobodyFor(int status, String body) {
    var context = server.createContext("/api/citizens", exchange -> answer(exchange, status, body));
    assertEquals(List.of(), directory.lookUp(IdentifierKind.PHONE, NUMBER), body);
    server.removeContext(context);
  }

  private static String body(String citizen) {
    return "{\"citizens\":[" + citizen + "]}";
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
