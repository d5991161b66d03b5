// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.jspecify.annotations.Nullable;
import java.nio.file.Path;
import java.util.Map;

/**
 * What to answer.
 *
 * @param body turned into JSON, unless it is a {@link Piece}; null for none
 */
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {
  /**
   * A stretch of a file as a body; the answer's headers say what it is.
   *
   * @param offset of its first byte
   * @param length in bytes
   */
  public record Piece(Path file, long offset, long length) {}

  /** Returns an answer with a body. */
  public static Answer of(int status, Object body) {
    return new Answer(status, Map.of(), body);
  }

  /** Returns an answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), null);
  }

  /** Returns an answer that says what is wrong. */
  public static Answer problem(int status, String text) {
    return of(status, Map.of("error", text));
  }

  /** Returns the refusal of a method that the path does not know. */
  public static Answer wrongMethod(String allowed) {
    return new Answer(
        405, Map.of("Allow", allowed), Map.of("error", "this path only takes " + allowed));
  }
}
