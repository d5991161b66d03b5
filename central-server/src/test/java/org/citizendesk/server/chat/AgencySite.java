// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A web site of somebody else, who lets in what docs/web-chat.md says and nothing more. */
final class AgencySite implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src SERVER; style-src SERVER; connect-src SERVER SOCKET;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>An agency</title>
      <script src="SERVER/chat/widget.js" defer></script>
      </head>
      <body><main><h1>An agency</h1><p>Its own words.</p></main></body>
      </html>
      """;

  private final HttpServer http;

  AgencySite() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.start();
  }

  /** Another host than the server's, so that nothing is let in as the site's own. */
  String origin() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /** Puts the chat of this server on the site's page, with one line. */
  void embed(ChatServer server) {
    String origin = "http://" + server.page().getAuthority();
    String socket = "ws://" + server.page().getAuthority();
    byte[] page = PAGE.replace("SERVER", origin).getBytes(StandardCharsets.UTF_8);
    http.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Security-Policy",
                  POLICY.replace("SERVER", origin).replace("SOCKET", socket));
          exchange.getResponseHeaders().add("Cross-Origin-Embedder-Policy", "require-corp");
          exchange.sendResponseHeaders(200, page.length);
          try (exchange) {
            exchange.getResponseBody().write(page);
          }
        });
  }

  URI page() {
    return URI.create(origin() + "/contact");
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
