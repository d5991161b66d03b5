// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.health;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.disk.DatabaseRoom;
import org.citizendesk.server.testing.TestLog;
import org.citizendesk.server.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The report over a real port and a real store, with connectors of the test's making. */
class HealthHttpTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Health> connectors = new HashMap<>();
  @TempDir Path folder;
  private TestLog log;
  private WebServer web;

  @BeforeEach
  void open() {
    log = new TestLog(folder, Citizens.rules());
    web = new WebServer("127.0.0.1", 0);
    DatabaseRoom room = new DatabaseRoom(log.database, () -> true);
    web.http(HealthHttp.PATH, new HealthHttp(log.log, () -> connectors, room::report));
    web.http(FrontPage.PATH, new FrontPage());
    web.start();
  }

  @AfterEach
  void close() {
    http.close();
    web.close();
    log.close();
  }

  @ParameterizedTest
  @CsvSource({
    "UP,     UP,     up",
    "UP,     TRYING, degraded",
    "TRYING, UP,     degraded",
    "UP,     DOWN,   degraded",
    "DOWN,   DOWN,   degraded",
  })
  void aConnectorThatIsNotUpDegradesTheServerButDoesNotStopIt(
      Health.State email, Health.State telephone, String status) throws Exception {
    connectors.put("email", new Health(email, "about the mailbox"));
    connectors.put("telephone", new Health(telephone, "about the exchange"));

    HttpResponse<String> answer = ask(HealthHttp.PATH);

    assertEquals(200, answer.statusCode());
    JsonNode report = report(answer);
    assertEquals(status, report.get("status").asString());
    assertEquals("up", report.get("store").asString());
    JsonNode mailbox = report.get("connectors").get("email");
    assertEquals(email.name(), mailbox.get("state").asString());
    assertEquals("about the mailbox", mailbox.get("text").asString());
    assertEquals(
        telephone.name(), report.get("connectors").get("telephone").get("state").asString());
  }

  @Test
  void aStoreThatCannotBeReadIsDownAndTheConnectorsAreStillTold() throws Exception {
    connectors.put("email", new Health(Health.State.UP, "about the mailbox"));
    log.close();

    HttpResponse<String> answer = ask(HealthHttp.PATH);

    assertEquals(503, answer.statusCode());
    JsonNode report = report(answer);
    assertEquals("down", report.get("status").asString());
    assertEquals("cannot be read", report.get("store").asString());
    assertTrue(report.get("heads").isEmpty());
    assertEquals("UP", report.get("connectors").get("email").get("state").asString());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  @Test
  void aStoreThatCanBeReadButNotWrittenIsDown() throws Exception {
    // The driver begins the next transaction at once, which fails already.
    assertThrows(
        CompletionException.class,
        () -> log.write(tx -> tx.handle().execute("pragma query_only = on")));

    HttpResponse<String> answer = ask(HealthHttp.PATH);

    assertEquals(503, answer.statusCode());
    assertEquals("cannot be written", report(answer).get("store").asString());
  }

  @Test
  void theHeadFollowsTheLogAndTheReportIsNeverKept() throws Exception {
    log.write(tx -> new Citizens(log.uuids).create(tx, new CitizenFact.Described("Mary", "en")));

    HttpResponse<String> answer = ask(HealthHttp.PATH);

    JsonNode head = report(answer).get("heads").get(0);
    assertEquals(0, head.get("partition").asInt());
    assertEquals(1, head.get("pos").asLong());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertFalse(answer.headers().firstValue("Server").isPresent(), "no version for strangers");
  }

  @Test
  void aConnectorThatCannotSayHowItIsFailsTheReportInPlainWords() throws Exception {
    connectors.put("email", null);

    HttpResponse<String> answer = ask(HealthHttp.PATH);

    assertEquals(500, answer.statusCode());
    assertEquals("{\"error\":\"the server failed; its log says why\"}", answer.body());
  }

  @Test
  void theFrontPageRunsNothingAndLeadsToTheReport() throws Exception {
    HttpResponse<String> answer = ask("/");

    assertEquals(200, answer.statusCode());
    assertEquals(
        "default-src 'none'", answer.headers().firstValue("Content-Security-Policy").orElse(""));
    assertEquals(
        "text/html; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(answer.body().contains("<a href=\"" + HealthHttp.PATH + "\">"), answer.body());
    assertFalse(answer.body().contains("<script"), answer.body());
    assertEquals(404, ask("/index.html").statusCode(), "nothing below it");
  }

  private static JsonNode report(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> ask(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + web.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
