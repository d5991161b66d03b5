// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.SigningKey;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.testing.TestPostgres;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.server.testing.TestTimers;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the knowledge owner's file to what desktops can fetch. */
class PublishKnowledgeTest {
  private static final SigningKey KEY = SigningKey.fresh();
  @TempDir Path folder;

  private final TestTimers timers = new TestTimers();
  private Path data;

  @BeforeEach
  void trust() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    KEY.writePublic(data.resolve("policy.pem"));
    Files.writeString(data.resolve("server.properties"), "knowledge.key=policy.pem\n");
  }

  @Test
  void aPublishedPackageIsFetchedInPiecesByWhoeverIsSignedIn() throws Exception {
    Path twelve = pack(12, "a", "b");
    try (TestServer server = server()) {
      String token = signIn(server);
      assertEquals(204, ask(server, "", token).statusCode());

      Answer answer = publish(twelve);

      assertEquals(0, answer.code(), answer.err());
      assertTrue(answer.out().startsWith("Published edition 12 of policy."), answer.out());
      timers.pass(Duration.ofMinutes(1));
      JsonNode offer = offer(server, "", token);
      assertEquals(12, offer.get("edition").asInt());
      assertEquals(hash(twelve), offer.get("whole").get("sha256").asString());
      assertTrue(offer.get("changes").isNull());
      String path = "/" + hash(twelve);
      assertArrayEquals(Files.readAllBytes(twelve), ask(server, path, token).body());
      HttpResponse<byte[]> piece = ask(server, path, token, "Range", "bytes=2-5");
      assertEquals(206, piece.statusCode());
      assertEquals(4, piece.body().length);
      assertEquals(401, ask(server, path, "nobody").statusCode());
      assertEquals(401, ask(server, "", "nobody").statusCode());
      assertEquals(404, ask(server, "/../server.properties", token).statusCode());
      assertEquals(404, ask(server, "/" + "0".repeat(64), token).statusCode());
      assertEquals(400, ask(server, "?since=x", token).statusCode());
      String tag = ask(server, "", token).headers().firstValue("ETag").orElseThrow();
      assertEquals(304, ask(server, "", token, "If-None-Match", tag).statusCode());
    }
  }

  @Test
  void whatHasChangedIsOfferedToWhoHasAnEarlierEdition() throws Exception {
    publish(pack(11, "a", "b", "c"));
    Path twelve = pack(12, "a", "b", "d");
    publish(twelve);
    try (TestServer server = server()) {
      String token = signIn(server);

      JsonNode changes = offer(server, "?since=11", token).get("changes");

      assertTrue(changes.get("bytes").asLong() < Files.size(twelve));
      byte[] fetched = ask(server, "/" + changes.get("sha256").asString(), token).body();
      assertEquals(changes.get("sha256").asString(), Sha256.of(fetched));
      assertTrue(offer(server, "?since=10", token).get("changes").isNull());
    }
  }

  @Test
  void refusesWhatNoDesktopShouldGet() throws Exception {
    publish(pack(12, "a"));

    assertRefused("Edition 11 is older than edition 12", publish(pack(11, "a")));
    assertRefused("Edition 12 is in use already", publish(pack(12, "a")));
    assertRefused("it expired on", publish(pack(13, Instant.EPOCH.plusSeconds(2), "a")));
    Path broken = pack(14, "a");
    Files.write(broken, java.util.Arrays.copyOf(Files.readAllBytes(broken), 900));
    assertRefused("is refused: It", publish(broken));
    Files.delete(data.resolve("policy.pem"));
    SigningKey.fresh().writePublic(data.resolve("policy.pem"));
    assertRefused("unknown key", publish(pack(15, "a")));
    Files.writeString(data.resolve("server.properties"), "");
    assertRefused("no key is trusted here", publish(pack(15, "a")));
    Files.writeString(data.resolve("server.properties"), "knowledge.key=none.pem\n");
    assertRefused("knowledge.key: there is no public key in", publish(pack(15, "a")));
    Answer missing = publish(folder.resolve("none.zip"));
    assertEquals(1, missing.code());
  }

  @Test
  void whatIsPutIntoTheFolderByHandIsCheckedToo() throws Exception {
    Path shelf = Files.createDirectories(data.resolve("knowledge"));
    Files.copy(pack(12, "a"), shelf.resolve("policy.zip"));
    Files.writeString(shelf.resolve("other.zip"), "x");
    try (TestServer server = server()) {
      String token = signIn(server);

      assertEquals(12, offer(server, "", token).get("edition").asInt());
      assertTrue(server.get("/health").body().contains("other.zip is refused"));

      Files.delete(shelf.resolve("policy.zip"));
      timers.pass(Duration.ofMinutes(1));
      assertEquals(204, ask(server, "", token).statusCode());
    }
  }

  @Test
  void whatIsPublishedAtOneNodeIsOfferedAndServedByTheOther() throws Exception {
    Path files = folder.resolve("shared");
    Files.writeString(
        data.resolve("server.properties"), "knowledge.key=policy.pem\nfiles.folder=" + files);
    Path other = Files.createDirectory(folder.resolve("other"));
    KEY.writePublic(other.resolve("policy.pem"));
    Map<String, String> settings = new HashMap<>(TestPostgres.freshDatabase());
    settings.put("files.folder", files.toString());
    settings.put("knowledge.key", "policy.pem");
    try (TestServer north = new TestServer(data, timers, settings);
        TestServer south = new TestServer(other, timers, settings)) {
      String token = signIn(north);
      assertEquals(204, ask(south, "", token).statusCode());

      publish(pack(12, "a", "b", "c"));
      Path thirteen = pack(13, "a", "b", "d");
      publish(thirteen);
      timers.pass(Duration.ofMinutes(1));

      JsonNode offer = offer(south, "?since=12", token);
      assertEquals(13, offer.get("edition").asInt());
      assertEquals(offer(north, "?since=12", token), offer, "a desktop may go on at either");
      assertArrayEquals(
          Files.readAllBytes(thirteen), ask(south, "/" + hash(thirteen), token).body());
      String changes = "/" + offer.get("changes").get("sha256").asString();
      assertArrayEquals(ask(north, changes, token).body(), ask(south, changes, token).body());
      assertTrue(south.get("/health").body().contains("Knowledge edition 13 is offered."));
    }
  }

  private TestServer server() {
    return new TestServer(data, timers, Map.of());
  }

  private static String signIn(TestServer server) throws Exception {
    server.account("tess", Role.TRAINER);
    return server.signIn("tess");
  }

  private static JsonNode offer(TestServer server, String query, String token) throws Exception {
    return JsonMapper.shared().readTree(ask(server, query, token).body());
  }

  private static HttpResponse<byte[]> ask(
      TestServer server, String path, String token, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/api/v1/knowledge" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static String hash(Path file) throws IOException {
    return Sha256.of(Files.readAllBytes(file));
  }

  private static void assertRefused(String why, Answer answer) {
    assertEquals(1, answer.code());
    assertTrue(answer.err().contains(why), answer.err());
  }

  private Answer publish(Path file) {
    return Answer.run("publish-knowledge", file.toString(), "--data", data.toString());
  }

  private Path pack(int edition, String... ids) throws IOException {
    return pack(edition, null, ids);
  }

  private Path pack(int edition, Instant expires, String... ids) throws IOException {
    Path articles = Files.createTempDirectory(folder, "articles");
    for (String id : ids) {
      Files.writeString(
          articles.resolve(id + ".md"),
          """
          ---
          id: %s
          title: %s
          program: snap
          jurisdiction: US
          language: en
          audience: internal
          version: 1
          effective-from: 2024-10-01
          recorded: 2024-09-01
          review-by: 2027-01-01
          minutes: 5
          ---
          A short text.
          """
              .formatted(id, "About " + id));
    }
    Path file = folder.resolve("policy-" + edition + ".zip");
    Instant made = Instant.EPOCH.plusSeconds(1);
    PackageMaker.pack(
        PackageMaker.Contents.of(articles),
        new PackageMaker.Label("policy", edition, made, expires),
        KEY,
        file);
    return file;
  }
}
