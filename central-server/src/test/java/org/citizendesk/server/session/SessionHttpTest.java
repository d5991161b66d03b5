// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SessionHttpTest {
  private static final String NEW_ACCOUNT =
      """
      {"name":"bob","displayName":"Bob Example","password":"a long password","roles":["AGENT"]}
      """;

  private final TestClock clock = new TestClock();
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder, clock);
    server.account("ann", Role.AGENT, Role.SUPERVISOR);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aSignInAnswersWithATokenTheUserAndItsEnd() throws Exception {
    HttpResponse<String> answer = server.signInAnswer("ann", TestServer.PASSWORD);

    JsonNode body = JsonMapper.shared().readTree(answer.body());
    assertEquals(200, answer.statusCode());
    assertTrue(body.get("token").asString().length() >= 43, "256 bits");
    assertEquals("The ann", body.get("user").get("displayName").asString());
    assertEquals("AGENT", body.get("user").get("roles").get(0).asString());
    assertEquals("2026-03-02T21:00:00Z", body.get("expiresAt").asString());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void eachSignInHasItsOwnToken() throws Exception {
    assertNotEquals(server.signIn("ann"), server.signIn("ann"));
  }

  @Test
  void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
    HttpResponse<String> password = server.signInAnswer("ann", "wrong password");
    HttpResponse<String> name = server.signInAnswer("nobody", TestServer.PASSWORD);

    assertEquals(401, password.statusCode());
    assertEquals("{\"error\":\"The name or the password is wrong.\"}", password.body());
    assertEquals(password.body(), name.body());
    assertEquals(401, name.statusCode());
  }

  @Test
  void repeatedFailuresHaveToWaitAndThenMayTryAgain() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(401, server.signInAnswer("ann", "wrong password").statusCode());
    }

    HttpResponse<String> tooSoon = server.signInAnswer("ann", TestServer.PASSWORD);
    clock.advance(Duration.ofSeconds(2));
    HttpResponse<String> later = server.signInAnswer("ann", TestServer.PASSWORD);

    assertEquals(429, tooSoon.statusCode());
    assertEquals("2", tooSoon.headers().firstValue("Retry-After").orElse(""));
    assertEquals(200, later.statusCode());
  }

  @Test
  void theWaitGrowsButOthersAreNotHeldUp() throws Exception {
    for (int i = 0; i < 8; i++) {
      server.signInAnswer("ann", "wrong password");
      clock.advance(Duration.ofMinutes(1));
    }
    server.signInAnswer("ann", "wrong password");
    server.account("bob", Role.AGENT);

    String wait =
        server
            .signInAnswer("ann", TestServer.PASSWORD)
            .headers()
            .firstValue("Retry-After")
            .orElse("");

    assertEquals("17", wait);
    assertEquals(200, server.signInAnswer("bob", TestServer.PASSWORD).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"name\":\"ann\"}",
        "{\"name\":\"ann\",\"password\":{}}",
        "{\"name\":\"ann\",\"password\":\"x\",\"more\":1}"
      })
  void aBodyThatIsNoCredentialsIsABadRequest(String body) throws Exception {
    HttpResponse<String> answer = server.post("/api/session", body);

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("error"), answer.body());
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    assertEquals(413, server.post("/api/session", "x".repeat(20_000)).statusCode());
  }

  @Test
  void otherMethodsAreNotAllowed() throws Exception {
    HttpResponse<String> answer = server.get("/api/session");

    assertEquals(405, answer.statusCode());
    assertEquals("POST, DELETE", answer.headers().firstValue("Allow").orElse(""));
  }

  @Test
  void onlyAnAdministratorMakesAccounts() throws Exception {
    server.account("root", Role.ADMINISTRATOR);
    String root = "Bearer " + server.signIn("root");

    assertEquals(401, server.post("/api/accounts", NEW_ACCOUNT).statusCode());
    assertEquals(
        403,
        server
            .post("/api/accounts", NEW_ACCOUNT, "Authorization", "Bearer " + server.signIn("ann"))
            .statusCode());
    assertEquals(
        201, server.post("/api/accounts", NEW_ACCOUNT, "Authorization", root).statusCode());
    assertEquals(200, server.signInAnswer("bob", "a long password").statusCode());
    HttpResponse<String> taken = server.post("/api/accounts", NEW_ACCOUNT, "Authorization", root);
    assertEquals(422, taken.statusCode());
    assertEquals("{\"error\":\"there is an account named bob already\"}", taken.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Bob!\",\"displayName\":\"B\",\"password\":\"a long password\",\"roles\":[\"AGENT\"]}",
        "{\"name\":\"bob\",\"displayName\":\" \",\"password\":\"a long password\",\"roles\":[\"AGENT\"]}",
        "{\"name\":\"bob\",\"displayName\":\"B\",\"password\":\"short\",\"roles\":[\"AGENT\"]}",
        "{\"name\":\"bob\",\"displayName\":\"B\",\"password\":\"a long password\",\"roles\":[]}"
      })
  void anAccountThatIsNotAllowedIsRefusedWithTheReason(String body) throws Exception {
    server.account("root", Role.ADMINISTRATOR);

    HttpResponse<String> answer =
        server.post("/api/accounts", body, "Authorization", "Bearer " + server.signIn("root"));

    assertEquals(422, answer.statusCode());
    assertFalse(answer.body().contains("long password"), "the password is not quoted");
  }

  @Test
  void aSignInExpires() throws Exception {
    String token = server.signIn("ann");

    clock.advance(Sessions.LIFETIME);

    assertEquals(401, server.delete("/api/session", token).statusCode());
  }
}
