// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.health;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code /} and nothing below it: tells somebody with a browser what this is. */
public final class FrontPage extends Handler.Abstract.NonBlocking {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Citizen Desk server</title></head>
      <body>
      <h1>Citizen Desk server</h1>
      <p>The server is running. Agents work with the Citizen Desk desktop, not with a browser.</p>
      <p><a href="/health">Health report</a></p>
      </body>
      </html>
      """;

  /** Where it is mounted: the root alone, in the words of servlet paths. */
  public static final String PATH = "";

  /** Makes the page. */
  public FrontPage() {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    response.getHeaders().put("Content-Security-Policy", "default-src 'none'");
    response.write(true, ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
