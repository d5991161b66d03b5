// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.feature.WebPaths;
import org.citizendesk.server.log.EventLog;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The web chat on a real Jetty and a real log, at a free port of this machine. */
final class ChatServer implements AutoCloseable {
  /** Limits that a test which writes as fast as it can does not meet. */
  static final ChatSettings GENEROUS =
      new ChatSettings(
          "web-chat",
          Set.of(),
          Map.of("en", "Call 311.", "es", "Llame al 311."),
          Questions.NONE,
          ChatSettings.Files.USUAL,
          new ChatLimits(
              new ChatLimits.Rate(200, 10),
              new ChatLimits.Rate(2000, 100),
              100,
              Duration.ofSeconds(20),
              Duration.ofSeconds(50),
              Duration.ofSeconds(10)));

  final WebChat chat;
  final Attachments files;
  final ChatLog store;
  final List<String> typing = new CopyOnWriteArrayList<>();
  final List<Letterbox.Letter> letters = new CopyOnWriteArrayList<>();
  private final List<Runnable> beats = new CopyOnWriteArrayList<>();
  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);
  private final WebSocketUpgradeHandler sockets = WebSocketUpgradeHandler.from(jetty);
  private final ServerFeature.Running running;
  private int dropped;

  ChatServer(Path folder, ChatSettings settings) throws Exception {
    files = ChatLog.attachments(folder);
    chat =
        new WebChat(
            settings,
            (ContactId contact, boolean on) -> typing.add(contact + " " + on),
            new Letters(),
            files);
    store = new ChatLog(folder, chat);
    PathMappingsHandler paths = new PathMappingsHandler();
    running =
        chat.start(
            new Services(
                store.log, new Mounted(paths), new HandTimers(), store.clock, store.uuids, folder));
    sockets.setHandler(paths);
    jetty.setHandler(sockets);
    jetty.addConnector(connector);
    connector.setHost("127.0.0.1");
    jetty.start();
  }

  EventLog log() {
    return store.log;
  }

  URI page() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/chat/");
  }

  URI socket() {
    return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/chat/ws");
  }

  /** Cuts all connections without a word, as a broken network does. */
  void dropAll() {
    sockets
        .getServerWebSocketContainer()
        .getOpenSessions()
        .forEach(
            session -> {
              dropped++;
              session.disconnect();
            });
  }

  /** Cuts all connections, also those over which a file is on its way. */
  void cutAll() {
    connector.getConnectedEndPoints().forEach(EndPoint::close);
  }

  /** Returns how many connections were cut. */
  int dropped() {
    return dropped;
  }

  int connections() {
    return sockets.getServerWebSocketContainer().getOpenSessions().size();
  }

  /** Lets time pass and the feature's timers run. */
  void pass(Duration time) {
    store.clock.advance(time);
    beats.forEach(Runnable::run);
  }

  void stopChat() {
    running.close();
  }

  @Override
  public void close() {
    running.close();
    LifeCycle.stop(jetty);
    store.close();
  }

  /** Nobody can be answered where there is no dot. */
  private final class Letters implements Letterbox {
    @Override
    public boolean isThere() {
      return true;
    }

    @Override
    public boolean reaches(String email) {
      return email.contains(".");
    }

    @Override
    public boolean drop(Letter letter) {
      boolean taken = letter.email().contains(".");
      if (taken && !letters.contains(letter)) {
        letters.add(letter);
      }
      return taken;
    }
  }

  private final class Mounted implements WebPaths {
    private final PathMappingsHandler paths;

    Mounted(PathMappingsHandler paths) {
      this.paths = paths;
    }

    @Override
    public void http(String pathSpec, Handler handler) {
      paths.addMapping(PathSpec.from(pathSpec), handler);
    }

    @Override
    public void webSocket(String path, WebSocketCreator creator) {
      sockets.getServerWebSocketContainer().addMapping(path, creator);
    }
  }

  private final class HandTimers implements Timers {
    @Override
    public long ticks() {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public Timer every(Duration period, Runnable action) {
      beats.add(action);
      return () -> beats.remove(action);
    }
  }
}
