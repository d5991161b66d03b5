// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

/** What a browser sent cannot be taken. The message says why, and quotes nothing of it. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;

  RefusedException(Code code, String message) {
    super(message);
    this.code = code;
  }

  DeskFrame.Problem problem() {
    return new DeskFrame.Problem(code.wire, String.valueOf(getMessage()));
  }

  /** Why; the names are part of the protocol. */
  enum Code {
    /** It cannot be read or breaks a bound. */
    BAD_FRAME("bad-frame"),
    /** It is larger than any frame may be. */
    TOO_LARGE("too-large"),
    /** The first frame must be a hello. */
    NO_HELLO("no-hello"),
    /** There is no such conversation, or its key is another one. */
    UNKNOWN_CONVERSATION("unknown-conversation"),
    /** The conversation is over. */
    ENDED("ended"),
    /** The office is closed, and no chat begins before it opens. */
    CLOSED("closed"),
    /** Nobody can be answered at this address. */
    BAD_ADDRESS("bad-address"),
    /** No copy of this conversation can be sent there. */
    NO_COPY("no-copy"),
    /** Too much in too short a time: to be sent again a little later. */
    TOO_FAST("too-fast"),
    /** Too many connections from one address. */
    TOO_MANY("too-many-connections"),
    /** The server could not store it: to be sent again a little later. */
    SERVER_ERROR("server-error");

    private final String wire;

    Code(String wire) {
      this.wire = wire;
    }
  }
}
