// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.archive.MailDrop;
import org.citizendesk.server.feature.Decider;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.node.SoleWork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * E-mail as a feature of the server. Without settings it is off: nothing is read, and replies are
 * refused instead of waiting for ever.
 */
public final class EmailFeature implements ServerFeature {
  /** Folder of the raw messages. */
  public static final String FOLDER = "mail";

  private final Optional<EmailSettings> settings;
  private final RawMessages raw;
  private final MailDrop drop;
  private final Attachments files;
  private final Contacts contacts;
  private final LeftMessages left = new LeftMessages();

  /**
   * @param settings empty to leave e-mail off
   * @param raw where messages are kept as they came
   * @param drop where mail in files waits
   * @param files where the files that come with mail are kept
   * @param contacts finds and opens contacts
   */
  public EmailFeature(
      Optional<EmailSettings> settings,
      RawMessages raw,
      MailDrop drop,
      Attachments files,
      Contacts contacts) {
    this.contacts = contacts;
    this.settings = settings;
    this.raw = raw;
    this.drop = drop;
    this.files = files;
  }

  @Override
  public String name() {
    return "email";
  }

  /** Returns what takes messages that people leave elsewhere and want answered by mail. */
  public LeftMessages leftMessages() {
    return left;
  }

  @Override
  public LogRules rules() {
    return new EmailRules(settings, files, contacts).rules();
  }

  @Override
  public Decider decider() {
    return new ReplyCommands(contacts);
  }

  @Override
  public Running start(Services services) {
    return settings.map(all -> start(all, services)).orElse(Running.IDLE);
  }

  private Running start(EmailSettings all, Services services) {
    ThreadTokens tokens = ThreadTokens.open(services.log());
    EmailIntake intake =
        new EmailIntake(
            services.log(),
            raw,
            files,
            new Taking.Desk(
                all, tokens, new Citizens(services.uuids()), contacts, services.clock()));
    left.start(all, intake, services.clock());
    Map<String, Running> boxes = new LinkedHashMap<>();
    for (MailboxSettings box : all.boxes()) {
      String name = box.isNameless() ? name() : name() + ":" + box.id();
      ReplySource replies =
          new ReplySource(
              EmailOutbox.Lane.of(all, box),
              new ReplyComposer(box, all, tokens, services.log(), raw, files),
              services.log(),
              raw);
      boxes.put(
          name, SoleWork.start(name, services, () -> new Desk(box, intake, replies, services)));
    }
    String imports = name() + "-import";
    boxes.put(imports, SoleWork.start(imports, services, () -> files(intake)));
    return new Boxes(boxes);
  }

  private Running files(EmailIntake intake) {
    DropReader reader = new DropReader(drop, intake);
    reader.start();
    return reader;
  }

  /** All mailboxes; one that is in trouble leaves the others alone. */
  private record Boxes(Map<String, Running> running) implements Running {
    @Override
    public Map<String, Health> lamps(String feature) {
      Map<String, Health> lamps = new LinkedHashMap<>();
      running.forEach((name, box) -> lamps.putAll(box.lamps(name)));
      return lamps;
    }

    @Override
    public void close() {
      running.values().forEach(Running::close);
    }
  }

  /** Reader and sender of one mailbox at work. */
  private static final class Desk implements Running {
    private final AtomicReference<Health> reading = new AtomicReference<>(starting());
    private final AtomicReference<Health> sending = new AtomicReference<>(starting());
    private final Mailbox mailbox;
    private final EmailSender sender;

    Desk(MailboxSettings box, EmailIntake intake, ReplySource replies, Services services) {
      MailServers servers = new MailServers(box);
      mailbox = new Mailbox(box, servers, intake, reading::set, services.clock());
      sender = new EmailSender(box, servers, replies, sending::set, services.clock());
      mailbox.start();
      sender.start();
    }

    private static Health starting() {
      return new Health(Health.State.TRYING, "Starting.");
    }

    @Override
    public Optional<Health> health() {
      Health in = reading.get();
      Health out = sending.get();
      if (in.state() != Health.State.UP && out.state() != Health.State.UP) {
        return Optional.of(new Health(worse(in, out).state(), in.text() + " " + out.text()));
      }
      return Optional.of(worse(in, out));
    }

    private static Health worse(Health in, Health out) {
      return out.state().compareTo(in.state()) > 0 ? out : in;
    }

    @Override
    public void close() {
      mailbox.close();
      sender.close();
    }
  }
}
