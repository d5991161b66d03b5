// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A request body that is a file or a part of one: it counts whole or not at all, and whoever sends
 * it slowly does not keep a thread.
 *
 * @param what it is called
 * @param maxBytes longest that is taken
 * @param patience how long it may be on its way
 */
public record LongBody(String what, int maxBytes, Duration patience) {
  private static final int BUFFER = 16 * 1024;

  /**
   * Reads it. What is too long is read to its end where that is not far, for an answer that comes
   * before can be lost with the connection.
   *
   * @throws HttpProblem if it is too long, takes too long or breaks off
   */
  public byte[] read(Request request, Clock clock) throws HttpProblem {
    HttpProblem tooLarge =
        new HttpProblem(413, "a " + what + " may have at most " + maxBytes + " bytes");
    long mostRead = 2L * maxBytes;
    if (request.getLength() > mostRead) {
      throw tooLarge;
    }
    Instant end = clock.instant().plus(patience);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    long all = 0;
    try (InputStream in = Content.Source.asInputStream(request)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        all += n;
        if (all <= maxBytes) {
          body.write(buffer, 0, n);
        }
        if (all > mostRead) {
          throw tooLarge;
        }
        if (clock.instant().isAfter(end)) {
          throw new HttpProblem(408, "the " + what + " took too long; send smaller ones");
        }
      }
    } catch (IOException e) {
      throw new HttpProblem(400, "the body broke off");
    }
    if (all > maxBytes) {
      throw tooLarge;
    }
    return body.toByteArray();
  }
}
