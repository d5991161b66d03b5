// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.signal.Signal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.jspecify.annotations.Nullable;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Chat on web pages: the page at {@code /chat/}, the WebSocket at {@code /chat/ws} and files at
 * {@code /chat/files}.
 */
public final class WebChat implements ServerFeature {
  private static final String SOCKET = "/chat/ws";

  private final ChatSettings settings;
  private final VisitListener visits;
  private final Letterbox letters;
  private final Attachments files;
  private final ChatHub hub = new ChatHub();

  /**
   * @param visits hears what citizens do just now
   * @param letters takes what visitors leave to be answered later, and knows where copies can go
   * @param files where the files are kept that are sent
   */
  public WebChat(
      ChatSettings settings, VisitListener visits, Letterbox letters, Attachments files) {
    this.files = files;
    this.letters = letters;
    this.settings = settings;
    this.visits = visits;
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public LogRules rules() {
    return new LogRules(List.of(new ChatProjection()), List.of(new ChatPushRule(files)), List.of());
  }

  /** Shows a citizen that the agent types, or has stopped. Is not kept. Thread-safe. */
  public void agentTyping(ContactId contact, boolean on) {
    hub.agentTyping(contact, on);
  }

  /** Shows a citizen that the agent has read the conversation up to a message. Thread-safe. */
  public void agentSeen(ContactId contact, EventId upTo) {
    hub.agentSeen(contact, upTo);
  }

  /** Shows a citizen what the agent does just now in whose hands the conversation is. */
  public void hear(Signal signal) {
    if (!signal.byOwner()) {
      return;
    }
    switch (signal.kind()) {
      case WRITING -> agentTyping(signal.contact(), true);
      case VIEWING, GONE -> agentTyping(signal.contact(), false);
      case SEEN -> {
        if (signal.upTo() != null) {
          agentSeen(signal.contact(), signal.upTo());
        }
      }
      case OTHER -> {
        // Of a newer program.
      }
    }
  }

  @Override
  public Running start(Services services) {
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-", 0).factory());
    WaitingLine line = new WaitingLine(services.log(), services.clock());
    Desk desk = desk(services, line, executor);
    services.log().listen(hub);
    services.log().listen(line);
    services.web().http("/chat/*", new ChatPages());
    services
        .web()
        .http(ChatFiles.PATH + "/*", new OtherSites(desk.doors(), new ChatFiles(desk, files)));
    services
        .web()
        .webSocket(
            SOCKET, (request, response, callback) -> socket(desk, request, response, callback));
    Timers.Timer beat = services.timers().every(settings.limits().ping(), hub::beat);
    Timers.Timer looking =
        services.timers().every(WaitingLine.PACE, () -> hub.waits(line.look(hub.anybody())));
    return () -> {
      beat.cancel();
      looking.cancel();
      hub.close();
      end(executor);
    };
  }

  private Desk desk(Services services, WaitingLine line, ExecutorService executor) {
    ChatLimits limits = settings.limits();
    Office office = new Office(services.log(), services.clock());
    return new Desk(
        new Conversations(services.log(), services.uuids(), new SecureRandom(), settings, office),
        hub,
        new Front(office, line, letters, settings),
        new Copies(letters, services.clock()),
        new Doors(settings.origins(), limits.connectionsPerAddress()),
        settings.files(),
        limits,
        new RateLimiter<>(limits.perConversation(), services.clock()),
        new RateLimiter<>(limits.perAddress(), services.clock()),
        visits,
        services.clock(),
        executor);
  }

  private static @Nullable Object socket(
      Desk desk, ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (desk.doors().isWelcome(origin, host)) {
      return new ChatSocket(desk, Request.getRemoteAddr(request));
    }
    Response.writeError(
        request,
        response,
        callback,
        HttpStatus.FORBIDDEN_403,
        "Pages of this site may not open a chat here.");
    return null;
  }

  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
