// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CitizensHttpTest {
  private static final String NUMBER = "+12025550142";
  private static final String BY_NUMBER = "?kind=phone&value=%2B12025550142";

  private final Citizens citizens = new Citizens(new Uuids(Clock.systemUTC(), new Random(5)));
  @TempDir Path folder;
  private TestServer server;
  private String agent;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(folder);
    server.account("ann", Role.AGENT);
    server.account("tess", Role.TRAINER);
    agent = server.signIn("ann");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void tellsWhoHasANumber() throws Exception {
    CitizenId ana = link("Ana Ruiz", IdentifierKind.PHONE, NUMBER);
    link("Somebody else", IdentifierKind.PHONE, "+12025550199");

    JsonNode found = found(BY_NUMBER);

    assertEquals(1, found.size());
    assertEquals(ana.toString(), found.get(0).get("id").asString());
    assertEquals("Ana Ruiz", found.get(0).get("name").asString());
    assertEquals("es", found.get(0).get("language").asString());
  }

  @Test
  void tellsAllWhoShareANumberTheLatestFirst() throws Exception {
    link("First", IdentifierKind.PHONE, NUMBER);
    link("Second", IdentifierKind.PHONE, NUMBER);

    JsonNode found = found(BY_NUMBER);

    assertEquals("Second", found.get(0).get("name").asString());
    assertEquals("First", found.get(1).get("name").asString());
  }

  @Test
  void findsMailAddressesInAnyCase() throws Exception {
    link("Ana Ruiz", IdentifierKind.EMAIL, "ana@example.org");

    assertEquals(1, found("?kind=email&value=ANA@example.org").size());
  }

  @Test
  void anUnknownNumberIsAnEmptyList() throws Exception {
    assertTrue(found(BY_NUMBER).isEmpty());
  }

  @Test
  void saysWhatIsWrongWithAQuestion() throws Exception {
    assertProblem(400, "kind must be phone, email or case", ask("?kind=shoe&value=9", agent));
    assertProblem(400, "kind must be phone, email or case", ask("", agent));
    assertProblem(400, "value is missing", ask("?kind=phone", agent));
  }

  @Test
  void answersOnlyThoseWhoHandleContacts() throws Exception {
    assertProblem(401, "not, or no longer, valid", ask(BY_NUMBER, "no-token"));
    assertProblem(403, "Only those who handle contacts", ask(BY_NUMBER, server.signIn("tess")));
  }

  @Test
  void onlyAnswersQuestions() throws Exception {
    HttpResponse<String> answer = server.post(CitizensHttp.PATH, "{}");

    assertEquals(405, answer.statusCode());
    assertEquals("GET", answer.headers().firstValue("Allow").orElse(""));
  }

  private CitizenId link(String name, IdentifierKind kind, String value) {
    return server
        .server()
        .log()
        .write(
            tx -> {
              CitizenId citizen = citizens.create(tx, new CitizenFact.Described(name, "es"));
              citizens.link(tx, citizen, kind, value);
              return citizen;
            })
        .join();
  }

  private JsonNode found(String query) throws Exception {
    HttpResponse<String> answer = ask(query, agent);
    assertEquals(200, answer.statusCode(), answer.body());
    return JsonMapper.shared().readTree(answer.body()).get("citizens");
  }

  private HttpResponse<String> ask(String query, String token) throws Exception {
    URI address = URI.create(server.uri(CitizensHttp.PATH) + query);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).GET().build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void assertProblem(int status, String words, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode());
    assertTrue(answer.body().contains(words), answer.body());
    assertFalse(answer.body().contains("5550142"));
  }
}
