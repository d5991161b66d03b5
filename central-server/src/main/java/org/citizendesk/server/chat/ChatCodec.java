// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.server.chat.RefusedException.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Frames to JSON text and back. Unknown fields are ignored. */
final class ChatCodec {
  /**
   * Largest frame from a browser, in bytes: 4000 characters, each escaped, and room around them.
   */
  static final int MAX_FRAME_BYTES = 32 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ChatCodec() {}

  static String encode(DeskFrame frame) {
    return MAPPER.writeValueAsString(frame);
  }

  /**
   * Reads what a browser sent.
   *
   * @throws RefusedException if it is too large, cannot be read or breaks a bound
   */
  static CitizenFrame decode(String text) throws RefusedException {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FRAME_BYTES) {
      throw new RefusedException(
          Code.TOO_LARGE,
          "the frame has " + bytes + " bytes, at most " + MAX_FRAME_BYTES + " are allowed");
    }
    @Nullable CitizenFrame frame;
    try {
      frame = MAPPER.readValue(text, CitizenFrame.class);
    } catch (JacksonException e) {
      throw new RefusedException(Code.BAD_FRAME, describe(e));
    }
    if (frame == null) {
      throw new RefusedException(Code.BAD_FRAME, "the frame is null");
    }
    return frame;
  }

  /** What is wrong, without the source: Jackson's own text quotes what people wrote. */
  private static String describe(JacksonException e) {
    Throwable cause = e.getCause();
    if (cause instanceof NullPointerException || cause instanceof IllegalArgumentException) {
      return String.valueOf(cause.getMessage());
    }
    return e instanceof DatabindException
        ? "the frame's kind is unknown, or a field has the wrong type or is missing"
        : "the frame is not well-formed JSON";
  }
}
