// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Serves the widget and the page that shows it, under headers that let nothing else run there. */
final class ChatPages extends Handler.Abstract {
  static final String PATH = "/chat/";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

  private final Map<String, Page> pages =
      Map.of(
          PATH,
          Page.load("index.html", "text/html;charset=utf-8"),
          PATH + "widget.js",
          Page.load("widget.js", "text/javascript;charset=utf-8"),
          PATH + "widget.css",
          Page.load("widget.css", "text/css;charset=utf-8"));

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // The whole path: Jetty cannot tell the one within the context behind a path mapping.
    String path = request.getHttpURI().getCanonicalPath();
    if ("/chat".equals(path)) {
      Response.sendRedirect(request, response, callback, PATH);
      return true;
    }
    Page page = path == null ? null : pages.get(path);
    if (page == null) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    } else if (!List.of("GET", "HEAD").contains(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
    } else {
      write(page, HttpMethod.HEAD.is(request.getMethod()), response, callback);
    }
    return true;
  }

  private static void write(Page page, boolean headOnly, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, page.type());
    headers.put(HttpHeader.CONTENT_LENGTH, page.bytes().remaining());
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put(new HttpField("Content-Security-Policy", POLICY));
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(new HttpField("Referrer-Policy", "no-referrer"));
    response.write(true, headOnly ? null : page.bytes(), callback);
  }

  private record Page(String type, ByteBuffer bytes) {
    @Override
    public ByteBuffer bytes() {
      return bytes.slice();
    }

    static Page load(String name, String type) {
      try (@Nullable InputStream in = ChatPages.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its file " + name);
        }
        return new Page(type, ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }
}
