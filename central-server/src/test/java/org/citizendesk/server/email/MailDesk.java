// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.feature.Timers;
import org.citizendesk.server.feature.WebPaths;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.testing.ContactTable;
import org.citizendesk.server.testing.TestStore;
import org.citizendesk.store.Columns;
import org.citizendesk.store.Store;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real log on a real file with the e-mail feature, and an agent who pushes to it. */
final class MailDesk implements AutoCloseable {
  static final String AGENT = "avery";

  /** Replies leave without waiting. */
  static final Manners AT_ONCE =
      new Manners(
          true, "", Manners.USUAL.mostContacts(), Manners.USUAL.mostInThread(), Duration.ZERO);

  static final String ADDRESS = "services@city.test";

  final Clock clock = Clock.systemUTC();
  final Uuids uuids = new Uuids(clock, new SecureRandom());
  final EventLog log;
  final RawMessages raw;
  final MailDrop drop;
  final Attachments files;
  final Contacts contacts = new Contacts(uuids);
  final EmailIntake intake;
  final ThreadTokens tokens;
  private final Store database;
  private final EmailFeature feature;
  private final Path data;
  private final Map<String, Desktop> desktops = new HashMap<>();
  private ServerFeature.Running running = ServerFeature.Running.IDLE;

  MailDesk(Path data, MailboxSettings... boxes) {
    this(data, new EmailSettings(List.of(boxes), AT_ONCE));
  }

  MailDesk(Path data, EmailSettings settings) {
    this.data = data;
    raw = new RawMessages(data.resolve(EmailFeature.FOLDER));
    drop = new MailDrop(data.resolve(MailDrop.FOLDER));
    files = new Attachments(data.resolve(Attachments.FOLDER), raw::attachment, 1 << 20);
    feature = new EmailFeature(Optional.of(settings), raw, drop, files, contacts);
    database = TestStore.open(data);
    log =
        new SqliteEventLog(
            database, Citizens.rules().and(Contacts.rules()).and(feature.rules()), clock, uuids);
    tokens = ThreadTokens.open(log);
    intake =
        new EmailIntake(
            log,
            raw,
            files,
            new Taking.Desk(settings, tokens, new Citizens(uuids), contacts, clock));
  }

  /** Settings of servers that nobody connects to. */
  static MailboxSettings unconnected() {
    MailboxSettings.Server nowhere =
        new MailboxSettings.Server("127.0.0.1", 9, MailSecurity.PLAIN, "", null);
    return settings(nowhere, nowhere, "Archive", null);
  }

  static MailboxSettings settings(
      MailboxSettings.Server imap, MailboxSettings.Server smtp, String archive, Path trust) {
    return new MailboxSettings(
        ADDRESS,
        ADDRESS,
        "City Services – Bürgerbüro",
        "mail",
        imap,
        smtp,
        new MailboxSettings.Folders(archive, "Sent"),
        new MailboxSettings.Pace(
            Duration.ofMillis(300),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            1 << 20,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10)),
        trust,
        false);
  }

  /** The same, but waiting for news is renewed this often. */
  static MailboxSettings renewing(MailboxSettings s, Duration idle) {
    MailboxSettings.Pace pace = s.pace();
    return at(
        s,
        new MailboxSettings.Pace(
            pace.poll(), idle, pace.firstRetry(), pace.maxBytes(), pace.answer(), pace.stall()));
  }

  /** The same, but a mail server must answer, and a reader do something, within these times. */
  static MailboxSettings patient(MailboxSettings s, Duration answer, Duration stall) {
    MailboxSettings.Pace pace = s.pace();
    return at(
        s,
        new MailboxSettings.Pace(
            pace.poll(), pace.idle(), pace.firstRetry(), pace.maxBytes(), answer, stall));
  }

  private static MailboxSettings at(MailboxSettings s, MailboxSettings.Pace pace) {
    return new MailboxSettings(
        s.id(),
        s.address(),
        s.displayName(),
        s.queue(),
        s.imap(),
        s.smtp(),
        s.folders(),
        pace,
        s.trust(),
        s.tagsAddresses());
  }

  /** The same, but answers are asked to an address with the name of the contact in it. */
  static MailboxSettings tagging(MailboxSettings s) {
    return new MailboxSettings(
        s.id(),
        s.address(),
        s.displayName(),
        s.queue(),
        s.imap(),
        s.smtp(),
        s.folders(),
        s.pace(),
        s.trust(),
        true);
  }

  /** As if the mail server had taken all replies. */
  void sentAll() {
    log.write(tx -> tx.handle().execute("update email_outbox set state = 'SENT'")).join();
  }

  /** The same under another name and address, for another user of the same mail servers. */
  static MailboxSettings named(MailboxSettings s, String id, String address, String user) {
    return new MailboxSettings(
        id,
        address,
        s.displayName(),
        "mail-" + id,
        new MailboxSettings.Server(
            s.imap().host(), s.imap().port(), s.imap().security(), user, s.imap().passwordFile()),
        new MailboxSettings.Server(
            s.smtp().host(), s.smtp().port(), s.smtp().security(), user, s.smtp().passwordFile()),
        s.folders(),
        s.pace(),
        s.trust(),
        s.tagsAddresses());
  }

  /** Returns the reply that the first mailbox would send next. */
  Optional<EmailOutbox.Row> next() {
    return log.read(
        handle -> EmailOutbox.next(handle, new EmailOutbox.Lane(ADDRESS, true, List.of())));
  }

  void start() {
    running = feature.start(new Services(log, new NoPaths(), new NoTimers(), clock, uuids, data));
  }

  /** Ends the feature as a restart of the server does; the log stays open. */
  void stop() {
    running.close();
    running = ServerFeature.Running.IDLE;
  }

  Health health() {
    return lamps().get("email");
  }

  Map<String, Health> lamps() {
    return running.lamps("email");
  }

  <F extends Fact> List<F> facts(Class<F> kind) {
    return allEvents().stream()
        .map(placed -> FactCodec.decode(placed.event().content()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private List<PlacedEvent> allEvents() {
    return log.read(
        handle ->
            handle
                .createQuery("select event_id from event order by pos")
                .map((row, context) -> row.getBytes(1))
                .list()
                .stream()
                .map(bytes -> new EventId(Columns.uuid(bytes)))
                .map(id -> log.find(id).orElseThrow())
                .toList());
  }

  /** Returns the events of one kind. */
  List<Event> eventsOf(Class<? extends Fact> kind) {
    return allEvents().stream()
        .map(PlacedEvent::event)
        .filter(event -> kind.isInstance(FactCodec.decode(event.content())))
        .toList();
  }

  List<Contact> contactsIn(ContactLife.State state) {
    return log.read(handle -> ContactTable.inState(handle, contacts, state));
  }

  /** Somebody's chat waits. */
  Event.Subject chat(String name) {
    return log.write(
            tx -> {
              CitizenId citizen =
                  new Citizens(uuids).create(tx, new CitizenFact.Described(name, "es"));
              ContactFact.Opened opened =
                  new ContactFact.Opened(
                      Channel.CHAT, ContactFact.Direction.INBOUND, "web-chat", "Renta", name);
              return new Event.Subject(citizen, contacts.open(tx, citizen, opened));
            })
        .join();
  }

  void happens(Event.Subject about, Fact fact) {
    log.write(tx -> tx.append(about, fact)).join();
  }

  void wrapUp(Event.Subject about) {
    happens(about, new ContactFact.Accepted(AGENT));
    happens(about, new ContactFact.WrappedUp(AGENT, "answered", "", 1000));
  }

  void putAside(Event.Subject about) {
    happens(about, new ContactFact.Accepted(AGENT));
    happens(about, new ContactFact.Parked(AGENT, null));
  }

  PushOutcome reply(Event.Subject about, String to, String text, String inReplyTo) {
    return reply(about, to, text, inReplyTo, List.of());
  }

  PushOutcome reply(
      Event.Subject about, String to, String text, String inReplyTo, List<String> cc) {
    Optional<Contact> contact =
        Optional.ofNullable(about.contact())
            .flatMap(id -> log.read(handle -> contacts.find(handle, id)));
    if (contact.filter(one -> !AGENT.equals(one.agent())).isPresent()) {
      happens(about, new ContactFact.Accepted(AGENT));
    }
    return push(
        about,
        new EmailFact.ReplyWritten(
            AGENT,
            to,
            "Re: Your question",
            text,
            inReplyTo,
            List.of(),
            new EmailFact.Sending(cc, null, null)));
  }

  PushOutcome push(Event.Subject about, Fact fact) {
    return pushAs(AGENT, about, fact);
  }

  /** The same by another agent, at a desktop of her own. */
  PushOutcome pushAs(String agent, Event.Subject about, Fact fact) {
    Desktop at = desktops.computeIfAbsent(agent, name -> new Desktop(new DeviceId(uuids.next())));
    at.pushed++;
    Event event =
        new Event(
            new EventId(uuids.next()),
            new Event.Origin(at.device.id(), at.device.epoch(), at.pushed, "session"),
            about,
            at.pushed,
            clock.instant(),
            FactCodec.encode(fact));
    return log.push(at.device, agent, List.of(event)).join();
  }

  private static final class Desktop {
    private final ClientFrame.Device device;
    private long pushed;

    Desktop(DeviceId id) {
      device = new ClientFrame.Device(id, 7);
    }
  }

  @Override
  public void close() {
    stop();
    database.close();
  }

  private static final class NoPaths implements WebPaths {
    @Override
    public void http(String pathSpec, Handler handler) {
      throw new UnsupportedOperationException("e-mail has no web page");
    }

    @Override
    public void webSocket(String path, WebSocketCreator creator) {
      throw new UnsupportedOperationException("e-mail has no web socket");
    }
  }

  private static final class NoTimers implements Timers {
    @Override
    public long ticks() {
      throw new UnsupportedOperationException("e-mail has its own threads");
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      throw new UnsupportedOperationException("e-mail has its own threads");
    }

    @Override
    public Timer every(Duration period, Runnable action) {
      throw new UnsupportedOperationException("e-mail has its own threads");
    }
  }
}
