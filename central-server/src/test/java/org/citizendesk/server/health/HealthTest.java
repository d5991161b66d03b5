// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.health;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HealthTest {
  @TempDir Path folder;

  @Test
  void aServerThatHasJustStartedIsWellAndSaysWhereItsLogStands() throws Exception {
    try (TestServer server = new TestServer(folder)) {
      server.opened(Channel.CHAT, "visitor");

      HttpResponse<String> answer = server.get("/health");

      JsonNode report = JsonMapper.shared().readTree(answer.body());
      assertEquals(200, answer.statusCode());
      assertEquals("up", report.get("store").asString());
      assertEquals(3, report.get("heads").get(0).get("pos").asLong());
    }
  }

  @Test
  void aBrowserIsToldWhatThisIsAndOtherPathsAreNotFound() throws Exception {
    try (TestServer server = new TestServer(folder)) {
      assertTrue(server.get("/").body().contains("Citizen Desk server"));
      assertEquals(404, server.get("/nothing/here").statusCode());
      assertEquals(405, server.post("/health", "").statusCode());
    }
  }

  @Test
  void theSyncPathWantsAWebSocketAndAKnownSubprotocol() throws Exception {
    try (TestServer server = new TestServer(folder)) {
      assertEquals(404, server.get("/sync").statusCode());
    }
  }
}
