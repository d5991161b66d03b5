// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.citizendesk.server.feature.WebPaths;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Jetty server on one port. Paths are mounted before it is started. */
public final class WebServer implements WebPaths, AutoCloseable {
  private static final int MAX_THREADS = 64;
  private static final int SMALL_MESSAGE = 64 * 1024;
  private static final int MAX_OUTGOING_FRAMES = 1024;
  private static final long STOP_MILLIS = 5000;
  private static final int LOOK_SECONDS = 60;

  private final Server server;
  private final ServerConnector connector;
  private final PathMappingsHandler paths = new PathMappingsHandler();
  private final WebSocketUpgradeHandler sockets;
  private @Nullable KeyStoreScanner certificates;

  /**
   * A server whose peers are who they seem.
   *
   * @param host the interface to listen on
   * @param port 0 for any free one
   */
  public WebServer(String host, int port) {
    this(host, port, WebSettings.PLAIN);
  }

  /**
   * @param host the interface to listen on
   * @param port 0 for any free one
   */
  public WebServer(String host, int port, WebSettings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("web");
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, factories(http, settings));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    sockets = WebSocketUpgradeHandler.from(server, container -> {});
    var container = sockets.getServerWebSocketContainer();
    container.setMaxTextMessageSize(SMALL_MESSAGE);
    container.setMaxBinaryMessageSize(SMALL_MESSAGE);
    container.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    container.setIdleTimeout(Duration.ofSeconds(60));
    sockets.setHandler(paths);
    server.setHandler(sockets);
    server.setStopTimeout(STOP_MILLIS);
  }

  /** What is spoken on the port, from the wire upwards. */
  private ConnectionFactory[] factories(HttpConfiguration http, WebSettings settings) {
    List<ConnectionFactory> layers = new ArrayList<>();
    HttpConnectionFactory web = new HttpConnectionFactory(http);
    if (settings.behindProxy()) {
      layers.add(new ProxyConnectionFactory());
    }
    settings
        .certificate()
        .ifPresent(
            certificate -> {
              // Without the check of names: the port may be asked for by its number, for health.
              http.addCustomizer(new SecureRequestCustomizer(false));
              SslContextFactory.Server tls = certificate.jetty();
              layers.add(new SslConnectionFactory(tls, web.getProtocol()));
              certificates = new KeyStoreScanner(tls);
              certificates.setScanInterval(LOOK_SECONDS);
              server.addBean(certificates);
            });
    layers.add(web);
    return layers.toArray(ConnectionFactory[]::new);
  }

  @Override
  public void http(String pathSpec, Handler handler) {
    paths.addMapping(new ServletPathSpec(pathSpec), handler);
  }

  @Override
  public void webSocket(String path, WebSocketCreator creator) {
    sockets.getServerWebSocketContainer().addMapping(PathSpec.from(path), creator);
  }

  /**
   * Opens the port.
   *
   * @throws UncheckedIOException if it is taken or may not be opened; the message says which
   */
  public void start() {
    try {
      server.start();
    } catch (IOException e) {
      close();
      // Jetty wraps the system's word, which tells a port in use from an address not ours.
      Throwable why = e.getCause() instanceof BindException cause ? cause : e;
      throw new UncheckedIOException(
          "cannot listen on "
              + connector.getHost()
              + ":"
              + connector.getPort()
              + ": "
              + why.getMessage(),
          e);
    } catch (Exception e) {
      // Jetty's start declares nothing narrower.
      close();
      throw new IllegalStateException("the web server does not start", e);
    }
  }

  /** Looks whether the certificate was renewed, as it does every minute. */
  void lookAtCertificate() {
    KeyStoreScanner scanner = certificates;
    if (scanner != null) {
      var _ = scanner.scan(STOP_MILLIS);
    }
  }

  /** Returns {@code https} or {@code http}. */
  public String scheme() {
    return certificates == null ? "http" : "https";
  }

  /** Returns the port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Closes the port, so that a balancer leads new connections elsewhere; those that are there stay.
   * Does not block.
   */
  public void refuse() {
    var _ = connector.shutdown();
  }

  /** Closes the port and all connections. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      // Nor does its stop.
      throw new IllegalStateException("the web server does not stop", e);
    }
  }
}
