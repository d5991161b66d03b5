// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.metrics;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code /metrics}, for Prometheus. */
public final class MetricsHttp extends Handler.Abstract.NonBlocking {
  /** Where it is mounted. */
  public static final String PATH = "/metrics";

  private final Metrics metrics;

  /** Shows these. */
  public MetricsHttp(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(text), callback);
    return true;
  }
}
