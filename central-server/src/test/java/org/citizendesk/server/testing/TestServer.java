// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.testing;

import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.Environment;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.sync.SyncLimits;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real server on a free port, with cheap passwords; it can be stopped and started again. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";
  private static final int CHEAP = 1000;
  private static final Duration PATIENT = Duration.ofDays(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<TestDesktop> desktops = new ArrayList<>();
  private final Environment environment;
  private ServerOptions options;
  private CentralServer server;

  public TestServer(Path data) {
    this(data, Clock.systemUTC(), SyncLimits.DEFAULT);
  }

  /** A server whose clock the test moves; no connection ends because it jumps. */
  public TestServer(Path data, TestClock clock) {
    this(data, clock, new SyncLimits(PATIENT, PATIENT, PATIENT, 4, 2, 1 << 20));
  }

  /** A server with limits of the test's choosing, under the real clock. */
  public TestServer(Path data, SyncLimits limits) {
    this(data, Clock.systemUTC(), limits);
  }

  /** A server in which nothing happens by itself: the test lets time pass. */
  public TestServer(Path data, TestTimers timers) {
    this(
        data, new Environment(timers.clock, timers, new SecureRandom(), CHEAP, SyncLimits.DEFAULT));
  }

  /** As before, with settings of the test's choosing. */
  public TestServer(Path data, TestTimers timers, Map<String, String> settings) {
    this(
        data,
        new Environment(timers.clock, timers, new SecureRandom(), CHEAP, SyncLimits.DEFAULT),
        both(TestStore.settings(), settings));
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    Map<String, String> all = new java.util.HashMap<>(one);
    all.putAll(other);
    return all;
  }

  /** A server on SQLite, whatever the other tests run on. */
  public static TestServer onSqlite(Path data) {
    return new TestServer(
        data,
        new Environment(Clock.systemUTC(), null, new SecureRandom(), CHEAP, SyncLimits.DEFAULT),
        Map.of());
  }

  /** One of several nodes: a server on a database of the test's choosing. */
  public TestServer(Path data, TestClock clock, Map<String, String> settings) {
    this(
        data,
        new Environment(
            clock,
            null,
            new SecureRandom(),
            CHEAP,
            new SyncLimits(PATIENT, PATIENT, PATIENT, 4, 2, 1 << 20)),
        settings);
  }

  private TestServer(Path data, Clock clock, SyncLimits limits) {
    this(data, new Environment(clock, null, new SecureRandom(), CHEAP, limits));
  }

  private TestServer(Path data, Environment environment) {
    this(data, environment, TestStore.settings());
  }

  private TestServer(Path data, Environment environment, Map<String, String> settings) {
    this.environment = environment;
    options = ServerOptions.local(data).with(settings);
    server = CentralServer.start(options, environment);
    options = options.onPort(server.port());
  }

  public CentralServer server() {
    return server;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public void account(String name, Role... roles) {
    server.accounts().create(name, "The " + name, PASSWORD.toCharArray(), Set.of(roles));
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> delete(String path, String token) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .DELETE()
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> signInAnswer(String name, String password) throws Exception {
    return post("/api/session", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
  }

  public String signIn(String name) throws Exception {
    HttpResponse<String> answer = signInAnswer(name, PASSWORD);
    return JsonMapper.shared().readTree(answer.body()).get("token").asString();
  }

  /** Lets a new citizen open a contact of this channel, as its connector would. */
  public Contact opened(Channel channel, String party) {
    Uuids uuids = new Uuids(Clock.systemUTC(), new SecureRandom());
    Contacts contacts = new Contacts(uuids);
    return server
        .log()
        .write(
            tx -> {
              CitizenId citizen =
                  new Citizens(uuids).create(tx, new CitizenFact.Described(party, "en"));
              ContactFact.Opened opened =
                  new ContactFact.Opened(
                      channel, ContactFact.Direction.INBOUND, "benefits", "", party);
              ContactId id = contacts.open(tx, citizen, opened);
              return contacts.find(tx.handle(), id).orElseThrow();
            })
        .join();
  }

  /** Returns the contact as it stands now. */
  public Contact contact(ContactId id) {
    Contacts contacts = new Contacts(new Uuids(Clock.systemUTC(), new SecureRandom()));
    return server.log().read(handle -> contacts.find(handle, id)).orElseThrow();
  }

  /** Connects a new device. */
  public TestDesktop desktop() throws Exception {
    return desktop(FrameCodec.cbor(), TestDesktop.newDevice());
  }

  public TestDesktop desktop(FrameCodec codec, ClientFrame.Device device) throws Exception {
    TestDesktop desktop = new TestDesktop(server.port(), codec, device);
    desktops.add(desktop);
    return desktop;
  }

  /** Returns where desktops connect. */
  public URI sync() {
    return URI.create("ws://127.0.0.1:" + server.port() + "/sync");
  }

  /** Makes an agent, signs in, connects and says HELLO. */
  public TestDesktop agent(String name, String... topics) throws Exception {
    account(name, Role.AGENT);
    TestDesktop desktop = desktop();
    desktop.hello(signIn(name), topics);
    return desktop;
  }

  public void stop() {
    server.close();
  }

  public void startAgain() {
    server = CentralServer.start(options, environment);
  }

  @Override
  public void close() {
    desktops.forEach(TestDesktop::close);
    http.close();
    server.close();
  }
}
