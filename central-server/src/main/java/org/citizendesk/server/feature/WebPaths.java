// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.feature;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** The paths of the server's one port. */
public interface WebPaths {
  /**
   * Answers HTTP requests.
   *
   * @param pathSpec a servlet-style path: {@code /health}, or {@code /chat/*} with all below it
   */
  void http(String pathSpec, Handler handler);

  /**
   * Answers WebSocket connections. The creator sets its own limits on the session when it opens;
   * the server's defaults are small.
   *
   * @param path an exact path, for instance {@code /chat/socket}
   */
  void webSocket(String path, WebSocketCreator creator);
}
