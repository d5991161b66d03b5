// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.attachment.AttachmentFeature;
import org.citizendesk.server.attachment.AttachmentSettings;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.book.BookFeature;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.chat.ChatSettings;
import org.citizendesk.server.chat.Letterbox;
import org.citizendesk.server.chat.VisitListener;
import org.citizendesk.server.chat.WebChat;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.citizen.CitizensHttp;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.disk.DiskGuard;
import org.citizendesk.server.disk.DiskLimits;
import org.citizendesk.server.disk.RoomGuard;
import org.citizendesk.server.disk.StoreCheck;
import org.citizendesk.server.email.EmailFeature;
import org.citizendesk.server.email.EmailSettings;
import org.citizendesk.server.email.LeftMessages;
import org.citizendesk.server.email.RawMessages;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.feature.Decider;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.health.FrontPage;
import org.citizendesk.server.health.HealthHttp;
import org.citizendesk.server.knowledge.KnowledgeFeature;
import org.citizendesk.server.knowledge.PublishedPackages;
import org.citizendesk.server.knowledge.ReadersFeature;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.Settlements;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.metrics.Metrics;
import org.citizendesk.server.metrics.MetricsHttp;
import org.citizendesk.server.node.SharedFolder;
import org.citizendesk.server.postgres.PostgresSettings;
import org.citizendesk.server.routing.Routing;
import org.citizendesk.server.routing.RoutingRules;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.session.AccountsHttp;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Bars;
import org.citizendesk.server.session.SessionHttp;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.session.SignIn;
import org.citizendesk.server.settings.Settings;
import org.citizendesk.server.signal.Signals;
import org.citizendesk.server.snapshot.SnapshotFeature;
import org.citizendesk.server.snapshot.SnapshotSettings;
import org.citizendesk.server.supervision.BoardFeature;
import org.citizendesk.server.sync.SyncFeature;
import org.citizendesk.server.sync.SyncHub;
import org.citizendesk.server.web.WebServer;
import org.citizendesk.server.web.WebSettings;
import org.citizendesk.store.Database;
import org.citizendesk.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one place that knows all parts of the server. Closes them in reverse. */
final class ServerGraph implements AutoCloseable {
  // Another node, or an administrator's command, may bar somebody, end a session or accept what was
  // refused.
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LOOK_BACK = Duration.ofSeconds(15);

  private final Closer closer = new Closer();
  private final Environment environment;
  private final Uuids uuids;
  private final Store store;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Bars bars;
  private final Routing routing;
  private final Signals signals;
  private final SyncHub hub;
  private final RoomGuard room;
  private final Optional<StoreCheck> check;
  private final Metrics metrics = closer.add(new Metrics());
  private final EventLog log;
  private final WebServer web;
  private final List<ServerFeature> features;
  private final Path data;

  /** Opens what the server keeps; nobody can connect and nothing happens by itself. */
  ServerGraph(ServerOptions options, Environment environment) {
    this.environment = environment;
    this.data = options.data();
    this.uuids = new Uuids(environment.clock(), environment.random());
    Settings settings = Settings.read(options.data().resolve(Stores.SETTINGS), options.settings());
    Contacts contacts = new Contacts(uuids);
    Path shared = SharedFolder.of(settings, data);
    RawMessages raw = new RawMessages(shared.resolve(EmailFeature.FOLDER));
    AttachmentSettings fileSettings = AttachmentSettings.from(settings);
    Attachments files =
        new Attachments(
            shared.resolve(Attachments.FOLDER), raw::attachment, fileSettings.maxBytes());
    signals = new Signals(contacts);
    features = connectors(settings, shared, raw, files, contacts);
    routing = new Routing(contacts, RoutingRules.from(settings), Decider.of(features));
    hub =
        new SyncHub(
            settings.number(
                "sync.admissions-per-second", SyncHub.ADMISSIONS_PER_SECOND, 1, 100_000));
    WebSettings webSettings = WebSettings.read(settings);
    SnapshotSettings snapshotSettings = SnapshotSettings.read(settings);
    int oldestSchema = settings.number("sync.oldest-schema", 1, 1, Integer.MAX_VALUE);
    Optional<PostgresSettings> postgres = PostgresSettings.read(settings);
    DiskLimits limits = DiskLimits.read(settings);
    PublishedPackages packages = PublishKnowledge.packages(settings, data);
    settings.requireAllTaken();
    try {
      store = closer.add(Stores.open(options.data(), postgres));
      room = Stores.room(store, limits);
      check = store instanceof Database file ? Optional.of(new StoreCheck(file)) : Optional.empty();
      accounts = Stores.accounts(store, environment);
      sessions = new Sessions(store, environment.random(), uuids, environment.clock());
      bars = new Bars(store, environment.clock());
      hub.listen(routing);
      features.add(connectSignals());
      check.ifPresent(features::add);
      features.add(new BookFeature(new Books()));
      features.add(routing);
      features.add(new BoardFeature(hub));
      features.add(new ReadersFeature());
      features.add(new AttachmentFeature(files, fileSettings, sessions));
      features.add(new SharedFolder(shared));
      Admission admission = bars.watching(sessions);
      features.add(new KnowledgeFeature(packages, admission));
      SnapshotFeature snapshots = new SnapshotFeature(snapshotSettings, admission);
      features.add(snapshots);
      features.add(
          new SyncFeature(
              hub, admission, routing, contacts, environment.limits(), oldestSchema, snapshots));
      log =
          new SqliteEventLog(store, bars.rules().and(rules(features)), environment.clock(), uuids);
      observe();
      // Closed after the features, so that desktops are told before their connections are cut.
      web = closer.add(new WebServer(options.host(), options.port(), webSettings));
    } catch (RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what is open must not stay so.
      closer.close();
      throw e;
    }
  }

  /** Starts the features and takes connections; closes everything if that cannot be done. */
  void serve() {
    try {
      start();
      web.start();
      // Closed first: who is told to come back must not find this node again while it stops.
      closer.add(web::refuse);
    } catch (RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what is open must not stay so.
      closer.close();
      throw e;
    }
  }

  private void observe() {
    store.onChange(log::look);
    store.observe(room.before(metrics));
    metrics.watch(room);
    if (room instanceof DiskGuard disk) {
      metrics.measure(disk);
    }
    check.ifPresent(metrics::watch);
    log.observe(metrics);
    metrics.watch(hub, environment.clock());
  }

  /** The features that could each be taken out. */
  private List<ServerFeature> connectors(
      Settings settings, Path shared, RawMessages raw, Attachments files, Contacts contacts) {
    List<ServerFeature> connectors = new ArrayList<>();
    MailDrop drop = new MailDrop(shared.resolve(MailDrop.FOLDER));
    EmailFeature email = new EmailFeature(email(settings), raw, drop, files, contacts);
    connectors.add(email);
    WebChat chat =
        new WebChat(ChatSettings.read(settings), visits(), letterbox(email.leftMessages()), files);
    signals.listen(chat::hear);
    connectors.add(chat);
    return connectors;
  }

  private Signals connectSignals() {
    hub.onSignal(signals::ofAgent);
    signals.listen(signal -> hub.tell(Topic.citizen(signal.citizen()), signal.frame()));
    signals.share(store);
    return signals;
  }

  private static Letterbox letterbox(LeftMessages mail) {
    return new Letterbox() {
      @Override
      public boolean isThere() {
        return mail.isThere();
      }

      @Override
      public boolean reaches(String email) {
        return mail.reaches(email);
      }

      @Override
      public boolean drop(Letter letter) {
        return mail.take(
            letter.id(), letter.name(), letter.email(), letter.subject(), letter.text());
      }
    };
  }

  private VisitListener visits() {
    return new VisitListener() {
      @Override
      public void typing(ContactId contact, boolean on) {
        signals.ofCitizen(contact, on ? SignalKind.WRITING : SignalKind.GONE, null);
      }

      @Override
      public void seen(ContactId contact, EventId upTo) {
        signals.ofCitizen(contact, SignalKind.SEEN, upTo);
      }
    };
  }

  static Optional<EmailSettings> email(Settings settings) {
    try {
      return EmailSettings.read(settings.section("email."));
    } catch (IllegalArgumentException e) {
      throw settings.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static LogRules rules(List<ServerFeature> features) {
    LogRules rules = Citizens.rules().and(Contacts.rules());
    for (ServerFeature feature : features) {
      rules = rules.and(feature.rules());
    }
    return rules;
  }

  private void start() {
    Services services = new Services(log, web, timers(), environment.clock(), uuids, data);
    Map<String, ServerFeature.Running> running = new LinkedHashMap<>();
    for (ServerFeature feature : features) {
      running.put(feature.name(), closer.add(feature.start(services)));
    }
    bars.look(whom -> {});
    log.settle();
    Timers.Timer looking = services.timers().every(LOOK, this::lookWhatWasDecided);
    closer.add(looking::cancel);
    closer.add(services.timers().every(RoomGuard.LOOK, room::look)::cancel);
    SignIn signIn = new SignIn(accounts, sessions, bars, environment.clock());
    web.http(SessionHttp.PATH, new SessionHttp(signIn, sessions, hub::ended));
    web.http(AccountsHttp.PATH, new AccountsHttp(accounts, sessions));
    web.http(CitizensHttp.PATH, new CitizensHttp(log, new Citizens(uuids), sessions));
    web.http(HealthHttp.PATH, new HealthHttp(log, () -> health(running), room::report));
    web.http(MetricsHttp.PATH, new MetricsHttp(metrics));
    web.http(FrontPage.PATH, new FrontPage());
  }

  private void lookWhatWasDecided() {
    bars.look(
        whom -> {
          hub.barred(whom);
          routing.barred();
        });
    if (log.isShared()) {
      sessions.endedSince(environment.clock().instant().minus(LOOK_BACK)).forEach(hub::ended);
    }
    log.settle();
  }

  private Timers timers() {
    Timers given = environment.timers();
    return given == null ? closer.add(new PoolTimers()) : given;
  }

  private static Map<String, Health> health(Map<String, ServerFeature.Running> running) {
    Map<String, Health> health = new LinkedHashMap<>();
    running.forEach((name, feature) -> health.putAll(feature.lamps(name)));
    return health;
  }

  String scheme() {
    return web.scheme();
  }

  int port() {
    return web.port();
  }

  Accounts accounts() {
    return accounts;
  }

  Bars bars() {
    return bars;
  }

  Settlements settlements() {
    return new Settlements(store, environment.clock());
  }

  EventLog log() {
    return log;
  }

  Set<String> linkedUsers() {
    return hub.linkedUsers();
  }

  @Override
  public void close() {
    closer.close();
  }
}
