// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets pages in that may open a chat, and lets browsers show them the answers (CORS). Nothing here
 * goes by cookies: whoever asks must have the key of a conversation.
 */
final class OtherSites extends Handler.Wrapper {
  private final Doors doors;

  OtherSites(Doors doors, Handler handler) {
    super(handler);
    this.doors = doors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (!doors.isWelcome(origin, request.getHeaders().get(HttpHeader.HOST))) {
      Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
      return true;
    }
    response.getHeaders().put(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
    if (origin != null) {
      response.getHeaders().put("Access-Control-Allow-Origin", origin);
    }
    if (HttpMethod.OPTIONS.is(request.getMethod())) {
      response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST");
      response.getHeaders().put("Access-Control-Allow-Headers", ChatFiles.HEADERS);
      response.getHeaders().put("Access-Control-Max-Age", "600");
      response.setStatus(HttpStatus.NO_CONTENT_204);
      callback.succeeded();
      return true;
    }
    return super.handle(request, response, callback);
  }
}
