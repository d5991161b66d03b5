// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.citizendesk.server.email.mime.Leniency;
import org.citizendesk.server.settings.PasswordFile;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Connects to the two mail servers: with time-outs on everything, for the library's own are
 * infinite, and with a check that the certificate belongs to the host.
 *
 * <p>Thread-safe. Passwords and certificates are read anew each time, so that changed ones serve
 * without a restart.
 */
final class MailServers {
  private static final String CONNECT_MILLIS = "15000";
  private static final String FETCH_BYTES = "262144";

  static {
    Leniency.apply();
  }

  private final MailboxSettings settings;

  MailServers(MailboxSettings settings) {
    this.settings = settings;
  }

  /** Connects and signs in to read mail. */
  IMAPStore store() throws MessagingException {
    Session session = session("imap", settings.imap());
    IMAPStore store = (IMAPStore) session.getStore("imap");
    connect(store, settings.imap());
    return store;
  }

  /** Connects and signs in to hand in mail. */
  Transport transport() throws MessagingException {
    Transport transport = session("smtp", settings.smtp()).getTransport("smtp");
    connect(transport, settings.smtp());
    return transport;
  }

  private static void connect(jakarta.mail.Service service, MailboxSettings.Server server)
      throws MessagingException {
    boolean signIn = !server.user().isEmpty();
    service.connect(
        server.host(),
        server.port(),
        signIn ? server.user() : null,
        signIn ? password(server.passwordFile()) : null);
  }

  private Session session(String protocol, MailboxSettings.Server server)
      throws MessagingException {
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
    String patience = String.valueOf(settings.pace().answer().toMillis());
    properties.setProperty(prefix + "timeout", patience);
    properties.setProperty(prefix + "writetimeout", patience);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    switch (server.security()) {
      case TLS -> properties.setProperty(prefix + "ssl.enable", "true");
      case STARTTLS -> {
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", "true");
      }
      case PLAIN -> properties.setProperty(prefix + "starttls.enable", "false");
    }
    Path trust = settings.trust();
    if (trust != null) {
      properties.put(prefix + "ssl.socketFactory", trusting(trust));
    }
    properties.setProperty("mail.imap.fetchsize", FETCH_BYTES);
    properties.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
    properties.setProperty("mail.smtp.from", settings.address());
    // One addressee who is refused must not keep the mail from the others.
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty("mail.smtp.localhost", settings.domain());
    return Session.getInstance(properties);
  }

  private static String password(@Nullable Path file) throws MessagingException {
    if (file == null) {
      return "";
    }
    try {
      return PasswordFile.read(file);
    } catch (IOException e) {
      throw new MailSetupException("the password file " + file + " cannot be read", e);
    }
  }

  private static SSLSocketFactory trusting(Path file) throws MessagingException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new MailSetupException("the certificates in " + file + " cannot be read", e);
    }
  }
}
