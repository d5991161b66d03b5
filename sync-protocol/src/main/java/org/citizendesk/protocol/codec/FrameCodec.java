// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.ServerFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import java.util.Objects;

/**
 * Frames to bytes and back. JSON and CBOR carry the same records under the same names.
 *
 * <p>Unknown fields are ignored and unknown frames become {@code Unknown}, so that an old program
 * survives a new one. Thread-safe.
 */
public final class FrameCodec {
  private static final int MAX_NESTING = 32;
  private static final String TYPE = "t";

  private static final FrameCodec JSON =
      new FrameCodec(
          "desk.sync.v1+json",
          Wire.frames(
              JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())));
  private static final FrameCodec CBOR =
      new FrameCodec(
          "desk.sync.v1+cbor",
          Wire.frames(
              CBORMapper.builder(CBORFactory.builder().streamReadConstraints(limits()).build())));

  private final String subprotocol;
  private final ObjectMapper mapper;

  private FrameCodec(String subprotocol, ObjectMapper mapper) {
    this.subprotocol = subprotocol;
    this.mapper = mapper;
  }

  /** Returns the readable form, for debugging. */
  public static FrameCodec json() {
    return JSON;
  }

  /** Returns the compact form, which desktops use. */
  public static FrameCodec cbor() {
    return CBOR;
  }

  /** Returns the WebSocket subprotocol that names this form. */
  public String subprotocol() {
    return subprotocol;
  }

  /** Returns the codec for a subprotocol, or null if there is none. */
  public static @Nullable FrameCodec forSubprotocol(String subprotocol) {
    return subprotocol.equals(JSON.subprotocol)
        ? JSON
        : subprotocol.equals(CBOR.subprotocol) ? CBOR : null;
  }

  /** Returns the bytes of a frame. */
  public byte[] encode(ClientFrame frame) {
    return mapper.writeValueAsBytes(frame);
  }

  /** Returns the bytes of a frame. */
  public byte[] encode(ServerFrame frame) {
    return mapper.writeValueAsBytes(frame);
  }

  /**
   * Returns the deflated form of a frame's bytes, which {@link #decodeServer} reads as well; the
   * bytes themselves if they would not become fewer, or if this form is for reading by people.
   */
  public byte[] deflated(byte[] frame) {
    if (equals(JSON)) {
      return frame;
    }
    byte[] deflated = Deflated.deflate(frame);
    return deflated.length < frame.length ? deflated : frame;
  }

  /**
   * Reads what a desktop sent.
   *
   * @throws BadFrameException if it is too large, cannot be read or breaks a bound
   */
  public ClientFrame decodeClient(byte[] bytes) throws BadFrameException {
    return decode(bytes, ClientFrame.class, Bounds.MAX_CLIENT_FRAME_BYTES);
  }

  /**
   * Reads what the server sent, deflated or not.
   *
   * @throws BadFrameException if it is too large, cannot be read or breaks a bound
   */
  public ServerFrame decodeServer(byte[] bytes) throws BadFrameException {
    int max = Bounds.MAX_SERVER_FRAME_BYTES;
    boolean deflated = bytes.length <= max && equals(CBOR) && Deflated.is(bytes);
    return decode(deflated ? Deflated.inflate(bytes, max) : bytes, ServerFrame.class, max);
  }

  private <T> T decode(byte[] bytes, Class<T> type, int max) throws BadFrameException {
    if (bytes.length > max) {
      throw new BadFrameException(
          CloseCode.TOO_LARGE,
          "frame has " + bytes.length + " bytes, at most " + max + " are allowed");
    }
    @Nullable T frame;
    try {
      frame = mapper.readValue(bytes, type);
    } catch (JacksonException e) {
      checkType(bytes);
      throw bad(Wire.describe(e, "frame"));
    }
    if (frame == null
        || frame instanceof ClientFrame.Unknown
        || frame instanceof ServerFrame.Unknown) {
      checkType(bytes);
    }
    return Objects.requireNonNull(frame, "only what has no type is read as null");
  }

  /** Jackson takes a frame without a type for one of an unknown type; that one is broken. */
  private void checkType(byte[] bytes) throws BadFrameException {
    try {
      requireType(bytes);
    } catch (JacksonException e) {
      throw bad(Wire.describe(e, "frame"));
    }
  }

  private void requireType(byte[] bytes) throws BadFrameException {
    try (JsonParser parser = mapper.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw bad(first == null ? "frame is empty" : "frame is not an object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isType = parser.currentName().equals(TYPE);
        JsonToken value = parser.nextToken();
        if (isType && value == JsonToken.VALUE_STRING) {
          return;
        }
        if (isType) {
          throw bad("t is not text");
        }
        parser.skipChildren();
      }
      throw bad("t is missing");
    }
  }

  private static BadFrameException bad(String what) {
    return new BadFrameException(CloseCode.BAD_FRAME, "cannot read frame: " + what);
  }

  private static StreamReadConstraints limits() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_NESTING)
        .maxStringLength(Bounds.MAX_SERVER_FRAME_BYTES)
        .maxDocumentLength(Bounds.MAX_SERVER_FRAME_BYTES)
        .build();
  }
}
