// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.node.SoleWork;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * E-mail as a feature of the server. Without settings it is off: nothing is read, and replies are
 * refused instead of waiting for ever.
 */
public final class EmailFeature implements ServerFeature {
  /** Folder of the raw messages. */
  public static final String FOLDER = "mail";

  private final Optional<EmailSettings> settings;
  private final RawMessages raw;
  private final Attachments files;

  /**
   * @param settings empty to leave e-mail off
   * @param raw where messages are kept as they came
   * @param files where the files that come with mail are kept
   */
  public EmailFeature(Optional<EmailSettings> settings, RawMessages raw, Attachments files) {
    this.settings = settings;
    this.raw = raw;
    this.files = files;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public LogRules rules() {
    return new EmailRules(settings, files).rules();
  }

  @Override
  public Running start(Services services) {
    return settings
        .map(
            mailbox ->
                SoleWork.start(name(), services, () -> new Desk(mailbox, raw, files, services)))
        .orElse(Running.IDLE);
  }

  /** Reader and sender at work. */
  private static final class Desk implements Running {
    private final AtomicReference<Health> reading = new AtomicReference<>(starting());
    private final AtomicReference<Health> sending = new AtomicReference<>(starting());
    private final Mailbox mailbox;
    private final EmailSender sender;

    Desk(EmailSettings settings, RawMessages raw, Attachments files, Services services) {
      MailServers servers = new MailServers(settings);
      EmailIntake intake =
          new EmailIntake(
              settings,
              services.log(),
              raw,
              files,
              new Citizens(services.uuids()),
              new Contacts(services.uuids()),
              services.clock());
      mailbox = new Mailbox(settings, servers, intake, reading::set, RandomGenerator.getDefault());
      sender =
          new EmailSender(
              settings, servers, services.log(), raw, files, sending::set, services.clock());
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
      return Optional.of(out.state().compareTo(in.state()) > 0 ? out : in);
    }

    @Override
    public void close() {
      mailbox.close();
      sender.close();
    }
  }
}
