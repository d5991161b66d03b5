// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.PostOffice;
import org.citizendesk.endtoend.folder.TemporaryFolder;
import org.citizendesk.endtoend.soak.ChildProgram;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** The dovecot and postfix of this machine, on free ports, with a folder of their own. */
final class InstalledMail implements MailSystem {
  /** How to get them. */
  static final String INSTALL =
      "apt-get install -y --no-install-recommends dovecot-imapd dovecot-lmtpd postfix openssl";

  private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
  private static final List<Path> NEEDED =
      List.of(
          Path.of("/usr/sbin/dovecot"),
          Path.of("/usr/lib/dovecot/lmtp"),
          Path.of("/usr/sbin/postfix"),
          MASTER,
          Path.of("/usr/bin/openssl"));
  private static final String HOST = "127.0.0.1";
  // Known to the configuration; no mailbox here can be reached from another computer.
  private static final String PASSWORD = "s3cret";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Path home;
  private final Map<String, Integer> ports = new HashMap<>();
  private final List<Process> running = new ArrayList<>();

  private InstalledMail(Path home) {
    this.home = home;
    for (String name : List.of("IMAP", "IMAPS", "LMTP", "SMTP", "SUBMISSION")) {
      ports.put(name, freePort());
    }
  }

  /** Returns whether they can be started here: they are installed, and we are root as they ask. */
  static boolean isThere() {
    return "root".equals(System.getProperty("user.name"))
        && NEEDED.stream().allMatch(Files::isExecutable);
  }

  /**
   * Starts them and returns when they take mail.
   *
   * @throws IllegalStateException if they do not
   */
  static InstalledMail start() throws IOException {
    // Of its own, with a short name: both keep sockets there, and their users must be able to read.
    Path home =
        Files.createTempDirectory(
            "desk-mail",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    InstalledMail mail = new InstalledMail(home);
    try {
      mail.configure();
      String postfix = home.resolve("postfix").toString();
      mail.run("postfix", "-c", postfix, "check");
      // In the foreground, so that they end with us however we end.
      mail.keep("dovecot", "-F", "-c", home.resolve("dovecot/dovecot.conf").toString());
      mail.keep(MASTER.toString(), "-c", postfix, "-s");
      mail.ports.values().forEach(mail::awaitOpen);
      return mail;
    } catch (IOException | RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what runs must not stay so.
      mail.close();
      throw e;
    }
  }

  private void configure() throws IOException {
    for (String folder :
        List.of("box", "dovecot/run", "dovecot/state", "postfix/queue", "postfix/data")) {
      Files.createDirectories(home.resolve(folder));
    }
    fill("dovecot.conf", "dovecot");
    fill("main.cf", "postfix");
    fill("master.cf", "postfix");
    run(
        ("openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost"
                + " -addext subjectAltName=IP:127.0.0.1"
                + (" -keyout " + home.resolve("key.pem") + " -out " + home.resolve("cert.pem")))
            .split(" ", -1));
    run("chown", "mail:mail", home.resolve("box").toString());
    run("chown", "postfix", home.resolve("postfix/data").toString());
  }

  private void fill(String file, String folder) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(InstalledMail.class.getResourceAsStream("/peers/mail/" + file))) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@HOME@", home.toString())
              .replace("@DOMAINS@", "agency.example.org, citizens.example.org")
              .replace("@BOXES@", "static:x");
      for (Map.Entry<String, Integer> port : ports.entrySet()) {
        text = text.replace("@" + port.getKey() + "@", "" + port.getValue());
      }
      Files.writeString(home.resolve(folder).resolve(file), text);
    }
  }

  private void keep(String... command) {
    running.add(ChildProgram.start(List.of(command), home.resolve("commands.log")));
  }

  private void run(String... command) {
    Path log = home.resolve("commands.log");
    Process process = ChildProgram.start(List.of(command), log);
    ChildProgram.await(process);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command[0] + " failed; see " + log);
    }
  }

  private void awaitOpen(int port) {
    long begin = System.nanoTime();
    while (!isOpen(port)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("nobody listens on port " + port + "; see " + home);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  private int port(String name) {
    return Objects.requireNonNull(ports.get(name));
  }

  @Override
  public String name() {
    return "dovecot and postfix";
  }

  @Override
  public MailCitizen.Post post() {
    return new MailCitizen.Post(HOST, port("SMTP"), port("IMAP"), PASSWORD);
  }

  @Override
  public Map<String, String> settings(Path data) {
    Map<String, String> settings = new HashMap<>(PostOffice.settings(post(), data));
    settings.put("email.imap.port", "" + port("IMAPS"));
    settings.put("email.imap.security", "tls");
    settings.put("email.smtp.port", "" + port("SUBMISSION"));
    settings.put("email.smtp.security", "starttls");
    settings.put("email.trust-file", home.resolve("cert.pem").toString());
    return settings;
  }

  @Override
  public void close() {
    running.forEach(Process::destroy);
    running.forEach(ChildProgram::await);
    TemporaryFolder.of(home).close();
  }
}
