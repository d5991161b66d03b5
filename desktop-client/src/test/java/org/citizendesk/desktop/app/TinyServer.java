// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.protocol.codec.BadFrameException;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.CloseCode;
import org.citizendesk.protocol.frame.Limits;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server of a hundred lines on real sockets: one log, no accounts, everything to everybody. */
final class TinyServer {
  private static final FrameCodec CODEC = FrameCodec.cbor();
  private static final DeviceId OWN = new DeviceId(Uuids.named("device", "tiny"));
  private static final Limits LIMITS = new Limits(4, 256 * 1024, 1000);

  private final List<PlacedEvent> log = new ArrayList<>();
  private final Map<ClientFrame.Device, Long> hwms = new HashMap<>();
  private final Map<CitizenId, Long> citizens = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  final List<ClientFrame> heard = new ArrayList<>();
  private volatile String token = "token-1";
  private Server server;
  private int port;

  TinyServer() throws Exception {
    start();
  }

  void start() throws Exception {
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    WebSocketUpgradeHandler sockets =
        WebSocketUpgradeHandler.from(
            server,
            container -> {
              container.setMaxBinaryMessageSize(1024 * 1024);
              container.addMapping(
                  "/sync",
                  (request, response, callback) -> {
                    response.setAcceptedSubProtocol(CODEC.subprotocol());
                    return new Link();
                  });
            });
    sockets.setHandler(new SignInHandler());
    server.setHandler(sockets);
    server.start();
    port = connector.getLocalPort();
  }

  void stop() throws Exception {
    server.stop();
    synchronized (this) {
      links.clear();
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From now on only tokens given from now on are good. */
  void forgetSessions() {
    token = "token-2";
  }

  synchronized void append(CitizenId citizen, @Nullable ContactId contact, Fact fact) {
    long pos = log.size() + 1L;
    append(
        new Event(
            new EventId(Uuids.named("event", "" + pos)),
            new Event.Origin(OWN, 1, pos, "tiny"),
            new Event.Subject(citizen, contact),
            pos,
            Instant.parse("2026-11-21T12:00:00Z"),
            FactCodec.encode(fact)));
    links.forEach(Link::deliver);
  }

  synchronized List<PlacedEvent> log() {
    return List.copyOf(log);
  }

  synchronized <T extends ClientFrame> List<T> heard(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private PlacedEvent.Place append(Event event) {
    PlacedEvent.Place place =
        new PlacedEvent.Place(
            0, log.size() + 1L, citizens.merge(event.subject().citizen(), 1L, Long::sum));
    log.add(new PlacedEvent(event, place, Instant.parse("2026-11-21T12:00:00Z")));
    return place;
  }

  private List<ServerFrame.Head> heads() {
    return List.of(new ServerFrame.Head(0, log.size()));
  }

  /** One desktop. */
  public final class Link extends Session.Listener.AbstractAutoDemanding {
    private ClientFrame.Device device;
    private long told = -1;

    @Override
    public void onWebSocketBinary(
        ByteBuffer payload, org.eclipse.jetty.websocket.api.Callback callback) {
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      callback.succeed();
      synchronized (TinyServer.this) {
        try {
          take(CODEC.decodeClient(bytes));
        } catch (BadFrameException e) {
          close(e.closeCode());
        }
      }
    }

    @Override
    public void onWebSocketClose(
        int code, String reason, org.eclipse.jetty.websocket.api.Callback callback) {
      synchronized (TinyServer.this) {
        links.remove(this);
      }
      callback.succeed();
    }

    private void take(ClientFrame frame) {
      heard.add(frame);
      switch (frame) {
        case ClientFrame.Hello hello -> hello(hello);
        case ClientFrame.Push push -> push(push);
        case ClientFrame.Pull pull -> {
          told = log.size();
          send(
              new ServerFrame.Page(
                  0, pull.after(), told, 99, false, log.subList((int) pull.after(), log.size())));
        }
        case ClientFrame.Sub sub -> send(new ServerFrame.Subbed(sub.version(), heads(), List.of()));
        case ClientFrame.Fetch fetch ->
            send(new ServerFrame.History(fetch.citizen(), fetch.before(), List.of(), false));
        case ClientFrame.Cmd cmd -> send(new ServerFrame.CmdResult(cmd.id(), new Outcome.Done()));
        case ClientFrame.Signal signal -> {}
        case ClientFrame.Heartbeat beat -> send(new ServerFrame.Heartbeat(heads()));
        case ClientFrame.Unknown unknown -> close(CloseCode.BAD_FRAME);
      }
    }

    private void hello(ClientFrame.Hello hello) {
      if (!hello.token().equals(token)) {
        close(CloseCode.UNAUTHORIZED);
        return;
      }
      device = hello.device();
      links.add(this);
      send(
          new ServerFrame.Welcome(
              "s",
              new ServerFrame.User("ana", "Ana Flores", List.of(Role.AGENT)),
              "log-1",
              hwms.getOrDefault(device, 0L),
              heads(),
              List.of(),
              LIMITS,
              Instant.now()));
    }

    private void push(ClientFrame.Push push) {
      List<ServerFrame.Placed> placed = new ArrayList<>();
      for (Event event : push.events()) {
        if (event.origin().seq() == hwms.getOrDefault(device, 0L) + 1) {
          hwms.put(device, event.origin().seq());
          placed.add(new ServerFrame.Placed(event.origin().seq(), append(event)));
        }
      }
      send(new ServerFrame.Ack(hwms.getOrDefault(device, 0L), placed));
      links.forEach(Link::deliver);
    }

    private void deliver() {
      if (told >= 0 && told < log.size()) {
        send(new ServerFrame.Deliver(0, told, log.size(), 99, log.subList((int) told, log.size())));
        told = log.size();
      }
    }

    private void send(ServerFrame frame) {
      getSession()
          .sendBinary(
              ByteBuffer.wrap(CODEC.encode(frame)), org.eclipse.jetty.websocket.api.Callback.NOOP);
    }

    private void close(CloseCode code) {
      getSession().close(code.number(), "", org.eclipse.jetty.websocket.api.Callback.NOOP);
    }
  }

  /** Lets everybody in whose password is {@code secret}. */
  private final class SignInHandler extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String body = Content.Source.asString(request);
      boolean right = body.contains("\"secret\"");
      response.setStatus(right ? 200 : 401);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      String answer =
          "{\"token\":\""
              + token
              + "\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"user\":{\"name\":\"ana\","
              + "\"displayName\":\"Ana Flores\",\"roles\":[\"AGENT\"]}}";
      Content.Sink.write(response, true, right ? answer : "{}", callback);
      return true;
    }
  }
}
