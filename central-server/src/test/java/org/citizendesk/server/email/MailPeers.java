// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.citizendesk.server.Peer;
import org.slf4j.LoggerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Real dovecot and postfix, started on free ports of this machine with a folder of their own. */
final class MailPeers implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  final Path home;
  private final int imap = freePort();
  private final int imaps = freePort();
  private final int lmtp = freePort();
  private final int smtp = freePort();
  private final int submission = freePort();

  private MailPeers(Path home) {
    this.home = home;
  }

  /** Skips the suite if the programs are not there. */
  static MailPeers start() throws Exception {
    Peer peer =
        new Peer(
            "mail against dovecot and postfix",
            "apt-get install -y --no-install-recommends dovecot-imapd dovecot-lmtpd postfix");
    peer.requireCommands("dovecot", "doveadm", "postfix", "openssl");
    peer.require(
        Files.exists(Path.of("/usr/lib/dovecot/lmtp")), "without the LMTP part of dovecot");
    peer.require("root".equals(System.getProperty("user.name")), "without being root");
    Path home =
        Files.createTempDirectory(
            "desk-mail",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    MailPeers peers = new MailPeers(home);
    try {
      peers.configure();
      peers.run("dovecot", "-c", peers.dovecotConf());
      peers.run("postfix", "-c", home.resolve("postfix").toString(), "start");
      for (int port : new int[] {peers.imaps, peers.lmtp, peers.smtp, peers.submission}) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isOpen(port));
      }
      return peers;
    } catch (Exception | AssertionError e) {
      peers.close();
      throw e;
    }
  }

  private void configure() throws Exception {
    for (String folder :
        List.of("box", "dovecot/run", "dovecot/state", "postfix/queue", "postfix/data")) {
      Files.createDirectories(home.resolve(folder));
    }
    fill("dovecot.conf", "dovecot/dovecot.conf");
    fill("main.cf", "postfix/main.cf");
    fill("master.cf", "postfix/master.cf");
    String certificate =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail.city.test -addext"
            + " subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem";
    run(certificate.split(" "));
    run("chown", "mail:mail", home.resolve("box").toString());
    run("chown", "postfix", home.resolve("postfix/data").toString());
  }

  private void fill(String resource, String target) throws IOException {
    try (InputStream in = MailPeers.class.getResourceAsStream("/peers/mail/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          home.resolve(target),
          text.replace("@HOME@", home.toString())
              .replace("@DOMAINS@", "city.test, citizen.test")
              .replace("@BOXES@", "inline:{ services@city.test=x maria@citizen.test=x }")
              .replace("@IMAP@", "" + imap)
              .replace("@IMAPS@", "" + imaps)
              .replace("@LMTP@", "" + lmtp)
              .replace("@SMTP@", "" + smtp)
              .replace("@SUBMISSION@", "" + submission));
    }
  }

  private String dovecotConf() {
    return home.resolve("dovecot/dovecot.conf").toString();
  }

  Path trust() {
    return home.resolve("cert.pem");
  }

  MailboxSettings settings(Path passwordFile) {
    return MailDesk.settings(
        new MailboxSettings.Server(HOST, imaps, MailSecurity.TLS, "services", passwordFile),
        new MailboxSettings.Server(
            HOST, submission, MailSecurity.STARTTLS, "services", passwordFile),
        "Archive",
        trust());
  }

  /** Returns the same with the mail servers under another name. */
  MailboxSettings at(String host, MailboxSettings settings) {
    return MailDesk.settings(
        named(host, settings.imap()), named(host, settings.smtp()), "Archive", trust());
  }

  private static MailboxSettings.Server named(String host, MailboxSettings.Server server) {
    return new MailboxSettings.Server(
        host, server.port(), server.security(), server.user(), server.passwordFile());
  }

  /** Returns the same as a server reads it from its settings. */
  Map<String, String> keys(Path passwordFile) {
    return Map.ofEntries(
        Map.entry("email.address", MailDesk.ADDRESS),
        Map.entry("email.queue", "mail"),
        Map.entry("email.poll-seconds", "1"),
        Map.entry("email.hold-seconds", "0"),
        Map.entry("email.imap.host", HOST),
        Map.entry("email.imap.port", "" + imaps),
        Map.entry("email.imap.security", "tls"),
        Map.entry("email.imap.user", "services"),
        Map.entry("email.imap.password-file", passwordFile.toString()),
        Map.entry("email.smtp.host", HOST),
        Map.entry("email.smtp.port", "" + submission),
        Map.entry("email.smtp.security", "starttls"),
        Map.entry("email.trust-file", trust().toString()));
  }

  /** A citizen's mail program hands in a message for the agency. */
  void citizenSends(String from, byte[] raw) throws Exception {
    citizenSendsTo(MailDesk.ADDRESS, from, raw);
  }

  /** The same to another address of the agency's. */
  void citizenSendsTo(String to, String from, byte[] raw) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", HOST);
    properties.setProperty("mail.smtp.port", String.valueOf(smtp));
    properties.setProperty("mail.smtp.from", from);
    properties.setProperty("mail.smtp.timeout", "20000");
    Session session = Session.getInstance(properties);
    Message message = new MimeMessage(session, new ByteArrayInputStream(raw));
    // Not Transport.send: it would give the message another Message-ID.
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
    }
  }

  /** Cuts the connection of the agency's mailbox, waiting for one if need be. */
  void kick() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreException(IOException.class)
        .until(
            () -> {
              run("doveadm", "-c", dovecotConf(), "kick", "services");
              return true;
            });
  }

  /** Waits until all mail is delivered, and empties the agency's mailbox for the next test. */
  void empty() throws IOException, InterruptedException {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isHandedOn);
    run("doveadm", "-c", dovecotConf(), "expunge", "-u", "services", "mailbox", "INBOX", "all");
  }

  private boolean isHandedOn() throws IOException {
    for (String queue : List.of("incoming", "active", "deferred")) {
      try (Stream<Path> files = Files.walk(home.resolve("postfix/queue/" + queue))) {
        if (files.anyMatch(Files::isRegularFile)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the newest of what both programs logged, for a test that waited in vain. */
  String said() throws IOException {
    StringBuilder said = new StringBuilder();
    for (String log : List.of("postfix/log", "dovecot/log")) {
      String text = Files.readString(home.resolve(log));
      said.append(log).append(":\n").append(text.substring(Math.max(0, text.length() - 8_000)));
    }
    return said.toString();
  }

  /** Returns what lies in the citizen's own mailbox. */
  List<byte[]> mailOf(String citizen) {
    Path fresh = home.resolve("box/" + citizen + "/new");
    if (!Files.isDirectory(fresh)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(fresh)) {
      List<byte[]> mails = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        mails.add(Files.readAllBytes(file));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = home.resolve("commands.log");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          String.join(" ", Arrays.asList(command)) + " failed: " + Files.readString(log));
    }
  }

  @Override
  public void close() throws IOException {
    quietly("postfix", "-c", home.resolve("postfix").toString(), "stop");
    quietly("doveadm", "-c", dovecotConf(), "stop");
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** Stopping what was perhaps never started must not hide why. */
  private void quietly(String... command) {
    try {
      run(command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LoggerFactory.getLogger(MailPeers.class).debug("not stopped", e);
    }
  }
}
