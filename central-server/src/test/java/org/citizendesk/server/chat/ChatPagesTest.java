// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The files of the widget as a browser gets them. */
final class ChatPagesTest {
  private static final int MAX_BYTES = 15 * 1024;

  @TempDir private Path folder;
  private ChatServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(folder, ChatSettings.DEFAULT);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> request(String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.page().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "/chat/, text/html;charset=utf-8, <!DOCTYPE html>",
    "/chat/widget.js, text/javascript;charset=utf-8, // SPDX",
    "/chat/widget.css, text/css;charset=utf-8, .cd-chat"
  })
  void filesComeWithAPolicyThatLetsNothingElseRun(String path, String type, String beginning)
      throws Exception {
    HttpResponse<String> response = request("GET", path);

    assertEquals(200, response.statusCode());
    assertEquals(type, response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElseThrow());
    String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
    assertFalse(policy.contains("unsafe"));
    assertTrue(response.body().startsWith(beginning), path);
    assertEquals(response.body(), request("GET", path).body());
  }

  private HttpResponse<byte[]> packed(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.page().resolve(path))
            .header("Accept-Encoding", "gzip, br")
            .build(),
        BodyHandlers.ofByteArray());
  }

  @Test
  void theWholeWidgetComesInLessThanFifteenKilobytes() throws Exception {
    int bytes = 0;
    for (String path : List.of("/chat/widget.js", "/chat/widget.css")) {
      HttpResponse<byte[]> response = packed(path);
      assertEquals("gzip", response.headers().firstValue("Content-Encoding").orElseThrow());
      bytes += response.body().length;
      try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
        assertEquals(request("GET", path).body(), new String(plain.readAllBytes(), UTF_8));
      }
    }

    assertTrue(bytes < MAX_BYTES, bytes + " bytes");
  }

  @Test
  void whatABrowserHasIsNotSentAgain() throws Exception {
    String plain = request("GET", "/chat/widget.js").headers().firstValue("ETag").orElseThrow();
    String packed = packed("/chat/widget.js").headers().firstValue("ETag").orElseThrow();

    assertNotEquals(plain, packed);
    assertEquals(304, ask("gzip", packed));
    assertEquals(304, ask("identity", "\"other\", " + plain));
    assertEquals(200, ask("identity", packed));
    assertEquals(200, ask("gzip;q=0", packed));
  }

  private int ask(String encoding, String tag) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(server.page().resolve("/chat/widget.js"))
                .header("Accept-Encoding", encoding)
                .header("If-None-Match", tag)
                .build(),
            BodyHandlers.ofString());
    assertEquals("Accept-Encoding", response.headers().firstValue("Vary").orElseThrow());
    assertEquals(response.statusCode() == 304, response.body().isEmpty());
    return response.statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /chat, 302",
    "GET, /chat/nothing, 404",
    "GET, /chat/../server.db, 404",
    "GET, /chat/V020__chat.sql, 404",
    "POST, /chat/, 405",
    "GET, /chat/ws, 404"
  })
  void everythingElseIsAnswered(String method, String path, int status) throws Exception {
    assertEquals(status, request(method, path).statusCode());
  }
}
