// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.email.MailAddress;
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
import java.util.regex.Pattern;

/** Reads the mailboxes' settings and collects everything that is wrong with them. */
final class EmailKeys {
  private static final String PREFIX = "email.";
  private static final String BOX = PREFIX + "box.";
  private static final String CHAT_BOX = "chat-mailbox";
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** Longer than what the reader waits for besides: a mail server's answers, its own retries. */
  private static final Duration SPARE = Duration.ofMinutes(5);

  private final Properties properties;
  private final String prefix;
  private final Set<String> asked;
  private final List<String> wrong;

  private EmailKeys(Properties properties, String prefix, Set<String> asked, List<String> wrong) {
    this.properties = properties;
    this.prefix = prefix;
    this.asked = asked;
    this.wrong = wrong;
  }

  static Optional<EmailSettings> read(Properties properties) {
    Set<String> keys = new TreeSet<>();
    properties.stringPropertyNames().stream().filter(k -> k.startsWith(PREFIX)).forEach(keys::add);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Set<String> asked = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    EmailKeys all = new EmailKeys(properties, PREFIX, asked, wrong);
    Manners manners = all.manners();
    String chatBox = all.line(CHAT_BOX, "");
    Set<String> general = Set.copyOf(asked);
    Set<String> names = names(keys, wrong);
    List<MailboxSettings> boxes = new ArrayList<>();
    if (names.isEmpty()
        || keys.stream().anyMatch(key -> !key.startsWith(BOX) && !general.contains(key))) {
      boxes.add(new EmailKeys(properties, PREFIX, asked, wrong).mailbox(""));
    }
    names.forEach(
        name -> boxes.add(new EmailKeys(properties, BOX + name + ".", asked, wrong).mailbox(name)));
    if (!chatBox.isEmpty() && boxes.stream().noneMatch(box -> box.id().equals(chatBox))) {
      wrong.add(PREFIX + CHAT_BOX + " is \"" + chatBox + "\", and there is no such mailbox");
    }
    keys.removeAll(asked);
    keys.forEach(key -> wrong.add(key + " is not a known setting"));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "the e-mail settings cannot be used: " + String.join("; ", wrong));
    }
    return Optional.of(new EmailSettings(boxes, manners, chatBox));
  }

  private static Set<String> names(Set<String> keys, List<String> wrong) {
    Set<String> names = new TreeSet<>();
    for (String key : keys) {
      int end = key.indexOf('.', BOX.length());
      if (key.startsWith(BOX) && end > 0) {
        names.add(key.substring(BOX.length(), end));
      }
    }
    names.removeIf(
        name -> {
          boolean bad = !NAME.matcher(name).matches();
          if (bad) {
            wrong.add(
                "a mailbox is called \""
                    + name
                    + "\", its name must be 1 to 40 small letters, digits and hyphens");
          }
          return bad;
        });
    return names;
  }

  private Manners manners() {
    Manners usual = Manners.USUAL;
    String machines = line("machine-mail", "queue");
    if (!machines.equals("queue") && !machines.equals("timeline")) {
      wrong.add(prefix + "machine-mail is \"" + machines + "\", must be queue or timeline");
    }
    return new Manners(
        machines.equals("queue"),
        line("machine-queue", usual.machineQueue()),
        (int) number("most-contacts-an-hour", usual.mostContacts(), 1, 10_000),
        (int) number("most-mails-in-thread-an-hour", usual.mostInThread(), 2, 10_000),
        Duration.ofSeconds(number("hold-seconds", usual.hold().toSeconds(), 0, 60)));
  }

  private MailboxSettings mailbox(String name) {
    MailboxSettings.Server imap = server("imap", 993, null);
    String address = address();
    return new MailboxSettings(
        name.isEmpty() ? address : name,
        address,
        line("name", ""),
        line("queue", null),
        imap,
        server("smtp", 587, imap),
        folders(),
        pace(),
        path("trust-file"),
        flag("plus-addresses", false));
  }

  private String address() {
    String address = line("address", null).toLowerCase(Locale.ROOT);
    if (!address.isEmpty() && !MailAddress.isValid(address)) {
      wrong.add(prefix + "address is \"" + address + "\", not a mail address");
    }
    return address;
  }

  private MailboxSettings.Folders folders() {
    String after = line("after-reading", "archive");
    String archive = line("archive-folder", "Archive");
    if (!after.equals("archive") && !after.equals("seen")) {
      wrong.add(prefix + "after-reading is \"" + after + "\", must be archive or seen");
    }
    return new MailboxSettings.Folders(
        after.equals("seen") ? "" : archive, line("sent-folder", "Sent"));
  }

  private MailboxSettings.Pace pace() {
    MailboxSettings.Pace usual = MailboxSettings.Pace.USUAL;
    long poll = number("poll-seconds", usual.poll().toSeconds(), 1, 3600);
    long idle = number("idle-seconds", usual.idle().toSeconds(), 1, 28 * 60);
    long retry = number("retry-milliseconds", usual.firstRetry().toMillis(), 10, 60_000);
    long megabytes = number("max-megabytes", usual.maxBytes() >> 20, 1, 200);
    long answer = number("answer-seconds", usual.answer().toSeconds(), 5, 600);
    Duration least = Duration.ofSeconds(Math.max(poll, idle)).plus(SPARE);
    long stall =
        number("stall-minutes", Math.max(usual.stall().toMinutes(), least.toMinutes()), 1, 1440);
    return new MailboxSettings.Pace(
        Duration.ofSeconds(poll),
        Duration.ofSeconds(idle),
        Duration.ofMillis(retry),
        Math.toIntExact(megabytes << 20),
        Duration.ofSeconds(answer),
        stalled(Duration.ofMinutes(stall), least));
  }

  private Duration stalled(Duration stall, Duration least) {
    if (stall.compareTo(least) < 0) {
      wrong.add(
          prefix
              + "stall-minutes must be at least 5 more than the reader waits for news, here "
              + (least.toSeconds() + 59) / 60);
    }
    return stall;
  }

  /** Reads one server; user and password of the other serve where none are given. */
  private MailboxSettings.Server server(
      String name, int usualPort, MailboxSettings.@Nullable Server other) {
    String host = line(name + ".host", null);
    int port = (int) number(name + ".port", usualPort, 1, 65_535);
    MailSecurity security = security(name, port == 993 || port == 465);
    String user = line(name + ".user", other == null ? null : other.user());
    Path passwordFile = path(name + ".password-file");
    if (passwordFile == null && other != null) {
      passwordFile = other.passwordFile();
    }
    if (!user.isEmpty() && passwordFile == null) {
      wrong.add(prefix + name + ".password-file is missing");
    }
    if (security == MailSecurity.PLAIN && !host.isEmpty() && !isThisMachine(host)) {
      wrong.add(
          prefix + name + ".security may be plain only on this machine, and " + host + " is not");
    }
    return new MailboxSettings.Server(host, port, security, user, passwordFile);
  }

  private MailSecurity security(String name, boolean tlsPort) {
    String text = line(name + ".security", tlsPort ? "tls" : "starttls");
    try {
      return MailSecurity.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      wrong.add(prefix + name + ".security is \"" + text + "\", must be tls, starttls or plain");
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
    asked.add(prefix + key);
    String value = properties.getProperty(prefix + key, "").strip();
    if (!value.isEmpty()) {
      if (value.chars().anyMatch(Character::isISOControl) || value.length() > 500) {
        wrong.add(prefix + key + " must be one line of at most 500 characters");
      }
      return value;
    }
    if (usual == null) {
      wrong.add(prefix + key + " is missing");
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
        prefix + key + " is \"" + text + "\", must be a number from " + least + " to " + most);
    return usual;
  }

  private boolean flag(String key, boolean usual) {
    String text = line(key, String.valueOf(usual));
    if (!text.equals("true") && !text.equals("false")) {
      wrong.add(prefix + key + " is \"" + text + "\", must be true or false");
    }
    return text.equals("true");
  }

  private @Nullable Path path(String key) {
    String text = line(key, "");
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      wrong.add(prefix + key + " is not a file name: " + text);
      return null;
    }
  }
}
