// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Answers HTTP requests whose bodies are small JSON objects; says clearly what is wrong. */
public abstract class JsonHandler extends Handler.Abstract {
  /** Largest request body, in bytes. */
  public static final int MAX_BODY_BYTES = 16 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(JsonHandler.class);
  private static final String BEARER = "Bearer ";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxDocumentLength(MAX_BODY_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** Answers one request; may block. */
  protected abstract Answer answer(Request request) throws HttpProblem;

  @Override
  public final boolean handle(Request request, Response response, Callback callback) {
    Answer answer;
    try {
      answer = answer(request);
    } catch (HttpProblem e) {
      answer = Answer.problem(e.status(), e.text());
    } catch (RuntimeException e) {
      // The edge: Jetty would answer with a page, and tell strangers what failed.
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
      answer = Answer.problem(500, "the server failed; its log says why");
    }
    answer.headers().forEach(response.getHeaders()::put);
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (answer.body() == null) {
      callback.succeeded();
      return true;
    }
    if (answer.body() instanceof Answer.Piece piece) {
      send(piece, "HEAD".equals(request.getMethod()), response, callback);
      return true;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(MAPPER.writeValueAsBytes(answer.body())), callback);
    return true;
  }

  private static void send(
      Answer.Piece piece, boolean headOnly, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, piece.length());
    if (headOnly || piece.length() == 0) {
      callback.succeeded();
    } else {
      Content.copy(
          Content.Source.from(piece.file(), piece.offset(), piece.length()), response, callback);
    }
  }

  /**
   * Reads the body.
   *
   * @throws HttpProblem if it is too large or not what is asked for; the text never quotes it
   */
  protected static <T> T body(Request request, Class<T> type) throws HttpProblem {
    byte[] bytes = bytes(request);
    try {
      T body = MAPPER.readValue(bytes, type);
      if (body == null) {
        throw new HttpProblem(400, "the body is null");
      }
      return body;
    } catch (JacksonException e) {
      Throwable cause = e.getCause();
      String what = cause instanceof NullPointerException ? cause.getMessage() : "see the manual";
      throw new HttpProblem(400, "the body is not the JSON object this path wants: " + what);
    }
  }

  private static byte[] bytes(Request request) throws HttpProblem {
    HttpProblem tooLarge =
        new HttpProblem(413, "the body has more than " + MAX_BODY_BYTES + " bytes");
    if (request.getLength() > MAX_BODY_BYTES) {
      throw tooLarge;
    }
    byte[] bytes;
    try (InputStream in = Content.Source.asInputStream(request)) {
      bytes = in.readNBytes(MAX_BODY_BYTES + 1);
    } catch (IOException e) {
      throw new HttpProblem(400, "the body broke off");
    }
    if (bytes.length > MAX_BODY_BYTES) {
      throw tooLarge;
    }
    return bytes;
  }

  /**
   * Returns the token of an {@code Authorization: Bearer} header.
   *
   * @throws HttpProblem 401 if there is none
   */
  protected static String token(Request request) throws HttpProblem {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      throw new HttpProblem(401, "sign in first: this path needs an Authorization: Bearer token");
    }
    return header.substring(BEARER.length()).strip();
  }
}
