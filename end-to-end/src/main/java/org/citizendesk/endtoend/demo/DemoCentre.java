// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.citizens.Personas;
import org.citizendesk.endtoend.citizens.PostOffice;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.book.BookFile;
import org.citizendesk.server.book.Books;
import org.citizendesk.server.session.Accounts;
import org.citizendesk.server.sync.SyncLimits;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A contact centre on this machine: a real server with a past, a small mail server, accounts. The
 * server can be stopped and started while desktops are connected.
 *
 * <p>Not thread-safe: one driver at a time.
 */
public final class DemoCentre implements Site {
  /** Everybody's password: no account of the demonstration can be reached from another computer. */
  public static final String PASSWORD = "demonstration";

  /** Signs in for the newcomer: agent, supervisor and trainer at once. */
  public static final String AGENT = "robin";

  private static final Set<Role> AGENT_ONLY = Set.of(Role.AGENT);
  private static final Set<Role> EVERY_WORKSPACE =
      Set.of(Role.AGENT, Role.SUPERVISOR, Role.TRAINER);
  private static final List<String> COLLEAGUES = List.of("sasha", "kim");
  private static final int PAST_DAYS = 150;
  private static final long SEED = 2026;
  private static final String BOOK = "routing-book.json";
  // The passwords here protect nothing, and a newcomer should not wait for them.
  private static final int PASSWORD_ITERATIONS = 10_000;

  private final List<Persona> personas;
  private final PostOffice post;
  private ServerOptions options;
  private @Nullable CentralServer server;

  private DemoCentre(List<Persona> personas, PostOffice post, ServerOptions options) {
    this.personas = personas;
    this.post = post;
    this.options = options;
  }

  /**
   * Opens the centre; writes its past first if the folder has none.
   *
   * @param data folder of the server
   * @param citizens how many citizens have a past, at most {@link Personas#MOST}
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static DemoCentre open(Path data, int citizens) {
    List<Persona> personas = invent(citizens);
    PostOffice post = PostOffice.open(personas);
    try {
      Map<String, String> settings = settings(data, post.post());
      // Without the settings of the mail, for the replies of the past must not be sent now.
      writePast(ServerOptions.local(data), personas);
      ServerOptions options = ServerOptions.local(data).with(settings);
      DemoCentre centre = new DemoCentre(personas, post, options);
      centre.startServer();
      return centre;
    } catch (RuntimeException e) {
      post.close();
      throw e;
    }
  }

  static List<Persona> invent(int citizens) {
    return Personas.invent(citizens, SEED);
  }

  /** Writes accounts and months of history, if there are none. */
  static void writePast(ServerOptions options, List<Persona> personas) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    StoryClock clock = new StoryClock(now.minus(Duration.ofDays(PAST_DAYS + 7)));
    CentralServer.prepare(
        options,
        environment(clock),
        (accounts, log) -> {
          // The accounts come last: a past that was interrupted is written again.
          if (accounts.find(AGENT).isEmpty()) {
            List<String> agents = List.of(AGENT, COLLEAGUES.get(0), COLLEAGUES.get(1));
            new History(log, clock, agents, SEED).write(personas, now, PAST_DAYS);
            log.write(tx -> new Books().become(tx, book())).join();
            COLLEAGUES.forEach(name -> create(accounts, name, capitalised(name), AGENT_ONLY));
            create(accounts, AGENT, "Robin Demo", EVERY_WORKSPACE);
          }
        });
  }

  /** Returns the routing book of the agency. */
  static Book book() {
    try (InputStream file = DemoCentre.class.getResourceAsStream(BOOK)) {
      return BookFile.read(
          new String(Objects.requireNonNull(file, BOOK).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Accounts accounts, String name, String display, Set<Role> roles) {
    accounts.create(name, display, PASSWORD.toCharArray(), roles);
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " Demo";
  }

  private static Environment environment(java.time.Clock clock) {
    return new Environment(
        clock, null, new SecureRandom(), PASSWORD_ITERATIONS, SyncLimits.DEFAULT);
  }

  /** Returns the settings of a server of the agency; writes its password for mail to the folder. */
  static Map<String, String> settings(Path data, MailCitizen.Post post) {
    Map<String, String> settings = new LinkedHashMap<>();
    // A newcomer looks around first; the usual 20 s would be over before the first offer is read.
    settings.put("routing.offer-seconds", "50");
    settings.putAll(PostOffice.settings(post, data));
    settings.put("email.name", "Agency Service Team");
    return settings;
  }

  /** Starts the server, at the second and each later time on the port it had before. */
  public void startServer() {
    CentralServer started =
        CentralServer.start(
            options, environment(java.time.Clock.system(java.time.ZoneId.systemDefault())));
    options = options.onPort(started.port());
    server = started;
  }

  /** Stops the server; desktops and citizens stay. */
  public void stopServer() {
    CentralServer running = server;
    if (running != null) {
      server = null;
      running.close();
    }
  }

  /** Returns the running server; null while it is stopped. */
  public @Nullable CentralServer server() {
    return server;
  }

  /**
   * Returns where the server's log stands.
   *
   * @throws IllegalStateException while the server is stopped
   */
  public long head() {
    CentralServer running = server;
    if (running == null) {
      throw new IllegalStateException("the server is stopped");
    }
    return running.log().heads().getFirst().pos();
  }

  @Override
  public URI address() {
    return URI.create("http://" + options.host() + ":" + options.port());
  }

  @Override
  public Crowd.Places places() {
    return new Crowd.Places(
        URI.create("ws://" + options.host() + ":" + options.port() + "/chat/ws"),
        post.post(),
        PostOffice.AGENCY);
  }

  /** Returns the server's database file. */
  public Path database() {
    return options.data().resolve("server.db");
  }

  @Override
  public List<Persona> personas() {
    return personas;
  }

  @Override
  public void close() {
    stopServer();
    post.close();
  }
}
