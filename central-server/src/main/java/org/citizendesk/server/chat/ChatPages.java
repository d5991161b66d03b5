// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.store.content.Sha256;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Serves the widget and the page that shows it, under headers that let nothing else run there. */
final class ChatPages extends Handler.Abstract {
  static final String PATH = "/chat/";

  private static final String GZIP = "gzip";

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
      write(page, request, response, callback);
    }
    return true;
  }

  private static void write(Page page, Request request, Response response, Callback callback) {
    HttpFields asked = request.getHeaders();
    Body body =
        asked.getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains(GZIP)
            ? page.packed()
            : page.plain();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
    headers.put(HttpHeader.ETAG, body.tag());
    headers.put(new HttpField("Content-Security-Policy", POLICY));
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(new HttpField("Referrer-Policy", "no-referrer"));
    // The widget is made for pages of others, also for those that let in only what says so.
    headers.put(new HttpField("Cross-Origin-Resource-Policy", "cross-origin"));
    if (asked.getCSV(HttpHeader.IF_NONE_MATCH, true).contains(body.tag())) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, null, callback);
      return;
    }
    headers.put(HttpHeader.CONTENT_TYPE, page.type());
    headers.put(HttpHeader.CONTENT_LENGTH, body.bytes().length);
    if (body == page.packed()) {
      headers.put(HttpHeader.CONTENT_ENCODING, GZIP);
    }
    boolean headOnly = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, headOnly ? null : ByteBuffer.wrap(body.bytes()), callback);
  }

  /** A file as it is, and as most browsers want it. */
  private record Page(String type, Body plain, Body packed) {
    static Page load(String name, String type) {
      try (@Nullable InputStream in = ChatPages.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its file " + name);
        }
        byte[] bytes = in.readAllBytes();
        return new Page(type, new Body(bytes), new Body(packed(bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(bytes);
      }
      return packed.toByteArray();
    }
  }

  private static final class Body {
    private final byte[] bytes;
    private final String tag;

    Body(byte[] bytes) {
      this.bytes = bytes;
      this.tag = '"' + Sha256.of(bytes) + '"';
    }

    byte[] bytes() {
      return bytes;
    }

    String tag() {
      return tag;
    }
  }
}
