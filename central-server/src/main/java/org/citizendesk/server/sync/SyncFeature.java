// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.log.DeskLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.snapshot.Snapshots;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The desktops' end point, {@code /sync}. */
public final class SyncFeature implements ServerFeature {
  /** Where desktops connect. */
  public static final String PATH = "/sync";

  private static final int WORKERS = 8;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final SyncHub hub;
  private final Admission sessions;
  private final CommandHandler commands;
  private final Contacts contacts;
  private final SyncLimits limits;
  private final int oldestSchema;
  private final Snapshots snapshots;

  /**
   * Serves desktops.
   *
   * @param commands decides what they ask
   * @param oldestSchema what a desktop must be able to read, {@link ClientFrame#SCHEMA} at the most
   */
  public SyncFeature(
      SyncHub hub,
      Admission sessions,
      CommandHandler commands,
      Contacts contacts,
      SyncLimits limits,
      int oldestSchema,
      Snapshots snapshots) {
    this.hub = hub;
    this.sessions = sessions;
    this.commands = commands;
    this.contacts = contacts;
    this.limits = limits;
    this.oldestSchema = oldestSchema;
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public LogRules rules() {
    return new LogRules(List.of(), List.of(new PushRights(contacts)), List.of());
  }

  @Override
  public Running start(Services services) {
    return start(services, services.log());
  }

  /** Serves desktops from another log than the one that all features share. */
  public Running start(Services services, DeskLog log) {
    ExecutorService workers =
        Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().name("sync-", 0).factory());
    SyncServices shared =
        new SyncServices(
            log,
            sessions,
            commands,
            limits,
            oldestSchema,
            snapshots,
            services.clock(),
            services.timers()::ticks,
            workers);
    log.listen(hub);
    hub.startAt(log.ends());
    log.onAnotherLog(hub::restart);
    services
        .web()
        .webSocket(
            PATH, (request, response, callback) -> connect(shared, request, response, callback));
    Timers.Timer ticking = services.timers().every(TICK, hub::tick);
    return () -> {
      ticking.cancel();
      hub.goAway();
      workers.close();
    };
  }

  private @Nullable Object connect(
      SyncServices shared,
      ServerUpgradeRequest request,
      ServerUpgradeResponse response,
      Callback callback) {
    FrameCodec codec =
        request.getSubProtocols().stream()
            .map(FrameCodec::forSubprotocol)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (codec == null) {
      Response.writeError(
          request,
          response,
          callback,
          400,
          "ask for the subprotocol "
              + FrameCodec.cbor().subprotocol()
              + " or "
              + FrameCodec.json().subprotocol());
      return null;
    }
    response.setAcceptedSubProtocol(codec.subprotocol());
    return new SyncEndpoint(codec, limits, wire -> new SyncConnection(shared, hub, codec, wire));
  }
}
