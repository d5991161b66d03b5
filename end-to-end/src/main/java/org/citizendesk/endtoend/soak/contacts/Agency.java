// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.citizens.Personas;
import org.citizendesk.endtoend.citizens.PostOffice;
import org.citizendesk.endtoend.soak.FaultProxy;
import org.citizendesk.endtoend.soak.LogPlace;
import org.citizendesk.endtoend.soak.PostgresPlace;
import org.citizendesk.endtoend.soak.ServerProgram;
import org.citizendesk.endtoend.soak.SqlitePlace;
import org.citizendesk.endtoend.soak.Turns;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.book.BookFile;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.sync.SyncLimits;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A contact centre of processes: two server nodes on one PostgreSQL, or one on SQLite; mail
 * servers; and the computers of its agents, four to a process. What they keep lies in one folder.
 */
final class Agency implements AutoCloseable {
  /** Most contacts that an agent is given at once. */
  static final Capacity CAPACITY = new Capacity(1, 2, 2, 3);

  /** How long a desktop may be away before its chats are given to others. */
  static final int GRACE_SECONDS = 8;

  private static final int OFFER_SECONDS = 8;
  private static final int NODES = 2;
  private static final int AGENTS_PER_PROGRAM = 4;
  private static final int CITIZENS = 60;
  // It protects nothing, and a run should not wait for it.
  private static final int PASSWORD_ITERATIONS = 10_000;

  private final Path folder;
  private final boolean small;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Persona> citizens;
  private final MailSystem mail;
  private final List<ServerProgram> nodes = new ArrayList<>();
  private final List<AgentProgram> hosts = new ArrayList<>();
  private final Consumer<String> diary;
  private final LogPlace log;
  private final FaultProxy network;

  private Agency(Path folder, ContactsRun.Plan plan, Consumer<String> diary) {
    this.folder = folder;
    this.small = plan.small();
    this.diary = diary;
    this.citizens = Personas.invent(CITIZENS, plan.seed());
    CompletableFuture<MailSystem> meanwhile = CompletableFuture.supplyAsync(this::mail);
    try {
      this.log = place();
      open.push(log);
      this.mail = meanwhile.join();
      open.push(mail);
      this.network = FaultProxy.to(new Turns(nodes));
      open.push(network);
    } catch (RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what runs must not stay so.
      close();
      var _ = meanwhile.thenAccept(MailSystem::close);
      throw e;
    }
  }

  /**
   * Makes the accounts, starts everything, and returns when the nodes take connections.
   *
   * @param folder empty; what everybody keeps goes there
   * @param diary is told what could not be had here
   */
  static Agency open(Path folder, ContactsRun.Plan plan, Consumer<String> diary)
      throws IOException {
    Agency agency = new Agency(folder, plan, diary);
    try {
      agency.found(plan.agents());
      agency.employ(plan.agents(), plan.seed());
      agency.nodes.parallelStream().forEach(ServerProgram::start);
      return agency;
    } catch (IOException | RuntimeException e) {
      // Whatever it was, it goes on to the caller; only what runs must not stay so.
      agency.close();
      throw e;
    }
  }

  private LogPlace place() {
    if (small) {
      return new SqlitePlace(folder.resolve("node-1"));
    }
    try {
      return PostgresPlace.start(folder.resolve("postgres"));
    } catch (UncheckedIOException e) {
      diary.accept("one server on SQLite instead of two: " + e.getMessage());
      return new SqlitePlace(folder.resolve("node-1"));
    }
  }

  private MailSystem mail() {
    if (small) {
      return MailSystem.small(citizens);
    }
    if (InstalledMail.isThere()) {
      try {
        return InstalledMail.start();
      } catch (IOException e) {
        throw new UncheckedIOException("dovecot and postfix do not start", e);
      }
    }
    diary.accept("mail inside this program; for real servers, as root: " + InstalledMail.INSTALL);
    return MailSystem.small(citizens);
  }

  private void found(int agents) throws IOException {
    boolean shared = log instanceof PostgresPlace;
    for (int i = 1; i <= (shared ? NODES : 1); i++) {
      Path data = Files.createDirectories(folder.resolve("node-" + i));
      try (Writer file = Files.newBufferedWriter(data.resolve("server.properties"))) {
        settings(data, shared).store(file, "of a run");
      }
      if (i == 1) {
        CentralServer.prepare(
            ServerOptions.local(data),
            environment(),
            (accounts, events) -> hire(names(agents), accounts, events));
      }
      ServerProgram node = new ServerProgram(data, folder.resolve("node-" + i + ".log"));
      nodes.add(node);
      open.push(node);
    }
  }

  private static void hire(List<String> names, Accounts accounts, EventLog events) {
    for (String name : names) {
      accounts.create(name, name, AgentHost.PASSWORD.toCharArray(), Set.of(Role.AGENT));
    }
    Book book = BookFile.read(book(names));
    events.write(tx -> new Books().become(tx, book)).join();
  }

  private static String book(List<String> names) {
    return """
    {"general": {"capacity": {"calls": 1, "chats": %d, "mails": %d, "together": %d}},
     "queues": [{"id": "web-chat"}, {"id": "mail"}],
     "people": [%s]}
    """
        .formatted(
            CAPACITY.chats(),
            CAPACITY.mails(),
            CAPACITY.together(),
            names.stream()
                .map(name -> "{\"name\": \"" + name + "\"}")
                .collect(Collectors.joining(", ")));
  }

  private Properties settings(Path data, boolean shared) throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(log.settings()));
    settings.putAll(mail.settings(data));
    settings.putAll(
        Map.of(
            "email.poll-seconds",
            "2",
            "email.retry-milliseconds",
            "200",
            "email.hold-seconds",
            "1",
            "routing.offer-seconds",
            "" + OFFER_SECONDS,
            "routing.link-grace-seconds",
            "" + GRACE_SECONDS,
            "routing.declined-seconds",
            "5"));
    if (shared) {
      settings.setProperty("files.folder", folder.resolve("files").toAbsolutePath().toString());
    }
    return settings;
  }

  private static Environment environment() {
    return new Environment(
        Clock.system(ZoneId.systemDefault()),
        null,
        new SecureRandom(),
        PASSWORD_ITERATIONS,
        SyncLimits.DEFAULT);
  }

  private void employ(int agents, long seed) throws IOException {
    Path desks = Files.createDirectories(folder.resolve("desktops"));
    List<String> names = names(agents);
    URI address = URI.create("http://127.0.0.1:" + network.port());
    for (int i = 0; i < agents; i += AGENTS_PER_PROGRAM) {
      AgentProgram host =
          new AgentProgram(
              desks,
              address,
              names.subList(i, Math.min(agents, i + AGENTS_PER_PROGRAM)),
              seed,
              folder.resolve("desktops.log"));
      hosts.add(host);
      open.push(host);
      host.start();
    }
  }

  private static List<String> names(int agents) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= agents; i++) {
      names.add("agent-" + i);
    }
    return names;
  }

  List<Persona> citizens() {
    return citizens;
  }

  Crowd.Places places() {
    return new Crowd.Places(
        URI.create("ws://127.0.0.1:" + network.port() + "/chat/ws"),
        mail.post(),
        PostOffice.AGENCY);
  }

  String mailName() {
    return mail.name();
  }

  LogPlace log() {
    return log;
  }

  List<ServerProgram> nodes() {
    return nodes;
  }

  List<AgentProgram> hosts() {
    return hosts;
  }

  FaultProxy network() {
    return network;
  }

  /** Ends desktops and nodes in order; log and mailboxes can still be read. */
  void goHome() {
    hosts.parallelStream().forEach(AgentProgram::close);
    nodes.parallelStream().forEach(ServerProgram::close);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The rest must be closed all the same.
        diary.accept("something did not close in order: " + e);
      }
    }
  }
}
