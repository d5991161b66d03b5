// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.session.SessionHttp;
import org.citizendesk.server.sync.SyncLimits;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A server, of one node or several, and its desktops, each in processes of their own, with a proxy
 * before each desktop. What they keep lies in one folder.
 */
final class Centre implements AutoCloseable {
  private static final String PASSWORD = "password of nobody";
  // It protects nothing, and a run should not wait for it.
  private static final int PASSWORD_ITERATIONS = 10_000;
  private static final int DESKTOPS_PER_HOST = 4;
  private static final int CITIZENS = 6;
  private static final int CITIZENS_PER_DESKTOP = 3;

  private final Path data;
  private final Path desks;
  private final LogPlace log;
  private final List<ServerProgram> servers = new ArrayList<>();
  private final Map<String, DeskPlace> places = new TreeMap<>();
  private final Map<String, FaultProxy> proxies = new TreeMap<>();
  private final List<HostProgram> hosts = new ArrayList<>();
  private final Turns turns = new Turns(servers);

  private Centre(Path folder, LogPlace log) throws IOException {
    this.data = folder.resolve("server");
    this.desks = Files.createDirectories(folder.resolve("desktops"));
    this.log = log;
    addServer(data, folder.resolve("server.log"));
    for (int i = 2; i <= log.nodes(); i++) {
      addServer(folder.resolve("server-" + i), folder.resolve("server-" + i + ".log"));
    }
  }

  private void addServer(Path own, Path complaints) throws IOException {
    Files.createDirectories(own);
    Files.writeString(own.resolve("server.properties"), log.settings());
    servers.add(new ServerProgram(own, complaints));
  }

  /**
   * Makes the accounts, starts everything, and returns when the server takes connections.
   *
   * @param log stays the caller's to close
   * @param seed decides who works with which citizens
   */
  static Centre open(Path folder, LogPlace log, int desktops, long seed) throws IOException {
    Centre centre = new Centre(folder, log);
    try {
      centre.settle(centre.signIn(names(desktops)), new Random(seed));
      centre.servers.forEach(ServerProgram::start);
      centre.host(folder);
      return centre;
    } catch (RuntimeException | IOException e) {
      centre.close();
      throw e;
    }
  }

  private static List<String> names(int desktops) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= desktops; i++) {
      names.add("agent-" + i);
    }
    return names;
  }

  /** Returns the token of each new account. */
  private Map<String, String> signIn(List<String> names) throws IOException {
    Environment environment =
        new Environment(
            Clock.system(ZoneId.systemDefault()),
            null,
            new SecureRandom(),
            PASSWORD_ITERATIONS,
            SyncLimits.DEFAULT);
    Map<String, String> tokens = new TreeMap<>();
    try (CentralServer first = CentralServer.start(ServerOptions.local(data), environment);
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + first.port());
      for (String name : names) {
        first.accounts().create(name, name, PASSWORD.toCharArray(), Set.of(Role.AGENT));
        tokens.put(name, token(client, address, name, PASSWORD));
      }
    }
    return tokens;
  }

  /** Signs somebody in at a server and returns the token. */
  static String token(HttpClient client, URI server, String name, String password)
      throws IOException {
    JsonMapper json = new JsonMapper();
    byte[] body = json.writeValueAsBytes(Map.of("name", name, "password", password));
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(SessionHttp.PATH))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return json.readTree(answer).required("token").asString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void settle(Map<String, String> tokens, Random random) {
    List<CitizenId> citizens = new ArrayList<>();
    for (int i = 0; i < CITIZENS; i++) {
      citizens.add(new CitizenId(new UUID(random.nextLong(), random.nextLong())));
    }
    tokens.forEach(
        (name, token) -> {
          FaultProxy proxy = FaultProxy.to(turns);
          proxies.put(name, proxy);
          Collections.shuffle(citizens, random);
          List<CitizenId> own = List.copyOf(citizens.subList(0, CITIZENS_PER_DESKTOP));
          places.put(name, new DeskPlace(name, proxy.port(), token, 0, own));
        });
  }

  private void host(Path folder) {
    List<DeskPlace> all = List.copyOf(places.values());
    for (int i = 0; i < all.size(); i += DESKTOPS_PER_HOST) {
      HostProgram host =
          new HostProgram(
              desks,
              folder.resolve("desktops.log"),
              all.subList(i, Math.min(all.size(), i + DESKTOPS_PER_HOST)));
      hosts.add(host);
      host.start();
    }
  }

  List<ServerProgram> servers() {
    return servers;
  }

  /** Returns whether the chain of hashes in the log holds; no server may run. */
  boolean chainHolds() {
    return servers.getFirst().chainHolds();
  }

  LogPlace log() {
    return log;
  }

  List<HostProgram> hosts() {
    return hosts;
  }

  /** Returns the network of each desktop, by its agent. */
  Map<String, FaultProxy> proxies() {
    return proxies;
  }

  /** Returns how each desktop stands that has not sent and read everything, by its agent. */
  Map<String, SoakDesk.Standing> late() {
    long head = log.read(LogSide::head);
    Map<String, SoakDesk.Standing> late = new TreeMap<>();
    hosts.forEach(host -> late.putAll(host.report()));
    late.values().removeIf(desk -> desk.hasAllUpTo(head));
    return late;
  }

  /** Returns how many events the desktops said were on their disks. */
  int written() {
    return hosts.stream()
        .flatMap(host -> host.written().values().stream())
        .mapToInt(Set::size)
        .sum();
  }

  /** Judges what lies in the files; everything must be closed. */
  Judge.Findings judge() {
    Judge judge = new Judge(log.read(LogSide::read));
    for (HostProgram host : hosts) {
      host.written().forEach((name, written) -> judge.judge(side(name, written)));
    }
    return judge.findings();
  }

  private DeskSide side(String name, Set<UUID> written) {
    DeskPlace place = Objects.requireNonNull(places.get(name));
    Set<UUID> follows = place.citizens().stream().map(CitizenId::value).collect(Collectors.toSet());
    return SqlitePlace.read(
        place.store(desks), handle -> DeskSide.read(handle, name, follows, written));
  }

  /** Closes the desktops and the server in order; the log can still be read. */
  @Override
  public void close() {
    hosts.parallelStream().forEach(HostProgram::close);
    servers.forEach(ServerProgram::close);
    proxies.values().forEach(FaultProxy::close);
  }
}
