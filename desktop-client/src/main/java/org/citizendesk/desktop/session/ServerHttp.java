// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** How the desktop speaks HTTP with its server. */
public final class ServerHttp {
  private ServerHttp() {}

  /**
   * Returns a client that goes nowhere else: a token must not follow a redirect. The caller closes
   * it.
   *
   * @param connect how long to wait for a connection
   */
  public static HttpClient client(Duration connect) {
    return HttpClient.newBuilder()
        .connectTimeout(connect)
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /**
   * Returns the address of something on the server.
   *
   * @param server its address, with or without a slash at the end
   * @param path that begins with a slash
   */
  public static String address(URI server, String path) {
    return server.toString().replaceAll("/+$", "") + path;
  }
}
