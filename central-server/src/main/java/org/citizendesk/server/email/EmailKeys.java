// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.email.mime.MailAddress;
import org.jspecify.annotations.Nullable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads the mailbox's settings and collects everything that is wrong with them. */
final class EmailKeys {
  private static final String PREFIX = "email.";

  private final Properties properties;
  private final Set<String> asked = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  private EmailKeys(Properties properties) {
    this.properties = properties;
  }

  static Optional<EmailSettings> read(Properties properties) {
    Set<String> keys = new TreeSet<>();
    properties.stringPropertyNames().stream().filter(k -> k.startsWith(PREFIX)).forEach(keys::add);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    EmailKeys reader = new EmailKeys(properties);
    EmailSettings settings = reader.settings();
    keys.removeAll(reader.asked);
    keys.forEach(key -> reader.wrong.add(key + " is not a known setting"));
    if (!reader.wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "the e-mail settings cannot be used: " + String.join("; ", reader.wrong));
    }
    return Optional.of(settings);
  }

  private EmailSettings settings() {
    EmailSettings.Server imap = server("imap", 993, null);
    return new EmailSettings(
        address(),
        line("name", ""),
        line("queue", null),
        imap,
        server("smtp", 587, imap),
        folders(),
        pace(),
        path("trust-file"));
  }

  private String address() {
    String address = line("address", null).toLowerCase(Locale.ROOT);
    if (!address.isEmpty() && !MailAddress.isValid(address)) {
      wrong.add("email.address is \"" + address + "\", not a mail address");
    }
    return address;
  }

  private EmailSettings.Folders folders() {
    String after = line("after-reading", "archive");
    String archive = line("archive-folder", "Archive");
    if (!after.equals("archive") && !after.equals("seen")) {
      wrong.add("email.after-reading is \"" + after + "\", must be archive or seen");
    }
    return new EmailSettings.Folders(
        after.equals("seen") ? "" : archive, line("sent-folder", "Sent"));
  }

  private EmailSettings.Pace pace() {
    EmailSettings.Pace usual = EmailSettings.Pace.USUAL;
    long poll = number("poll-seconds", usual.poll().toSeconds(), 1, 3600);
    long idle = number("idle-seconds", usual.idle().toSeconds(), 1, 28 * 60);
    long retry = number("retry-milliseconds", usual.firstRetry().toMillis(), 10, 60_000);
    long megabytes = number("max-megabytes", usual.maxBytes() >> 20, 1, 200);
    return new EmailSettings.Pace(
        Duration.ofSeconds(poll),
        Duration.ofSeconds(idle),
        Duration.ofMillis(retry),
        Math.toIntExact(megabytes << 20));
  }

  /** Reads one server; user and password of the other serve where none are given. */
  private EmailSettings.Server server(
      String name, int usualPort, EmailSettings.@Nullable Server other) {
    String host = line(name + ".host", null);
    int port = (int) number(name + ".port", usualPort, 1, 65_535);
    MailSecurity security = security(name, port == 993 || port == 465);
    String user = line(name + ".user", other == null ? null : other.user());
    Path passwordFile = path(name + ".password-file");
    if (passwordFile == null && other != null) {
      passwordFile = other.passwordFile();
    }
    if (!user.isEmpty() && passwordFile == null) {
      wrong.add(PREFIX + name + ".password-file is missing");
    }
    if (security == MailSecurity.PLAIN && !host.isEmpty() && !isThisMachine(host)) {
      wrong.add(
          PREFIX + name + ".security may be plain only on this machine, and " + host + " is not");
    }
    return new EmailSettings.Server(host, port, security, user, passwordFile);
  }

  private MailSecurity security(String name, boolean tlsPort) {
    String text = line(name + ".security", tlsPort ? "tls" : "starttls");
    try {
      return MailSecurity.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      wrong.add(PREFIX + name + ".security is \"" + text + "\", must be tls, starttls or plain");
      return MailSecurity.TLS;
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String line(String key, @Nullable String usual) {
    asked.add(PREFIX + key);
    String value = properties.getProperty(PREFIX + key, "").strip();
    if (!value.isEmpty()) {
      if (value.chars().anyMatch(Character::isISOControl) || value.length() > 500) {
        wrong.add(PREFIX + key + " must be one line of at most 500 characters");
      }
      return value;
    }
    if (usual == null) {
      wrong.add(PREFIX + key + " is missing");
      return "";
    }
    return usual;
  }

  private long number(String key, long usual, long least, long most) {
    String text = line(key, String.valueOf(usual));
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    wrong.add(
        PREFIX + key + " is \"" + text + "\", must be a number from " + least + " to " + most);
    return usual;
  }

  private @Nullable Path path(String key) {
    String text = line(key, "");
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      wrong.add(PREFIX + key + " is not a file name: " + text);
      return null;
    }
  }
}
