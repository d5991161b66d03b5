// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.server.chat.RefusedException.Code;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The WebSocket of one browser. Asks for the next frame only when the one before was dealt with,
 * and waits for each frame it sends: neither side can pile up work here. Public because Jetty wants
 * it.
 */
public final class ChatSocket implements Session.Listener, Line {
  private static final Logger LOG = LoggerFactory.getLogger(ChatSocket.class);
  private static final int MAX_OUTGOING_FRAMES = 16;

  private final Desk desk;
  private final String address;
  private final Lane lane;
  private final Visit visit;
  private volatile @Nullable Session session;
  private volatile boolean entered;
  private volatile boolean closed;

  ChatSocket(Desk desk, String address) {
    this.desk = desk;
    this.address = address;
    this.lane = new Lane(desk.executor(), this::failed);
    this.visit = new Visit(desk, this, lane, address);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    // Twice our own limit: up to there we can still say what is wrong.
    opened.setMaxTextMessageSize(2L * ChatCodec.MAX_FRAME_BYTES);
    opened.setMaxBinaryMessageSize(ChatCodec.MAX_FRAME_BYTES);
    opened.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    opened.setIdleTimeout(desk.limits().silence());
    entered = desk.doors().enter(address);
    if (entered) {
      desk.hub().enter(visit);
      opened.demand();
    } else {
      lane.run(this::turnAway);
    }
  }

  private void turnAway() {
    visit.refuse(
        new RefusedException(
            Code.TOO_MANY, "too many chats are open from this address; try again later"));
    close(CloseCode.SLOW_DOWN, "too many connections");
    demand();
  }

  @Override
  public void onWebSocketText(String message) {
    visit.heard();
    lane.run(
        () -> {
          visit.received(message);
          demand();
        });
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    visit.heard();
    lane.run(
        () -> {
          visit.refuse(new RefusedException(Code.BAD_FRAME, "only text frames are understood"));
          demand();
        });
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    visit.heard();
    demand();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Broken connections are everyday; Jetty closes what it reports here.
    LOG.debug("a chat connection broke: {}", cause.toString());
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    closed = true;
    if (entered) {
      desk.hub().leave(visit);
      desk.doors().leave(address);
    }
    lane.run(visit::part);
    callback.succeed();
  }

  /** Also after we said goodbye: the browser's own goodbye is read only if it is asked for. */
  private void demand() {
    Session open = session;
    if (open != null && !closed) {
      try {
        open.demand();
      } catch (IllegalStateException e) {
        // Cut between the question and the call, before Jetty tells us.
        if (open.isOpen()) {
          throw e;
        }
      }
    }
  }

  private void failed(RuntimeException e) {
    LOG.error("a chat connection is closed because of an error of ours", e);
    close(CloseCode.SERVER_ERROR, "an error of the server");
  }

  @Override
  public void send(DeskFrame frame) {
    Session open = session;
    if (open == null || !open.isOpen()) {
      return;
    }
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    open.sendText(
        ChatCodec.encode(frame),
        Callback.from(() -> taken.complete(true), failure -> taken.complete(false)));
    try {
      taken.get(desk.limits().send().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("a browser does not read what it is sent");
      open.disconnect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open.disconnect();
    }
  }

  @Override
  public void ping() {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  @Override
  public void close(CloseCode code, String reason) {
    Session open = session;
    if (open != null) {
      open.close(code.number(), reason, Callback.NOOP);
    }
  }

  @Override
  public void drop() {
    Session open = session;
    if (open != null) {
      open.disconnect();
    }
  }
}
