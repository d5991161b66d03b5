// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  @Test
  void theWholeWidgetIsSmallerThanFifteenKilobytes() throws Exception {
    int bytes = 0;
    for (String path : new String[] {"/chat/", "/chat/widget.js", "/chat/widget.css"}) {
      bytes +=
          Integer.parseInt(
              request("HEAD", path).headers().firstValue("Content-Length").orElseThrow());
    }

    assertTrue(bytes < MAX_BYTES, bytes + " bytes");
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
