// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.log.PushOutcome;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files in chats, over HTTP as a browser sends and fetches them. */
final class ChatFilesTest {
  private static final String SITE = "https://www.agency.example";
  private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n".getBytes(UTF_8);
  private static final String HASH = Sha256.of(PDF);
  private static final ChatSettings SETTINGS =
      new ChatSettings(
          "web-chat",
          Set.of(SITE),
          Map.of(),
          Questions.NONE,
          new ChatSettings.Files(1000, 2),
          ChatServer.GENEROUS.limits());

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private ChatServer server;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    server = new ChatServer(folder, SETTINGS);
    browser = Browser.greeted(server);
    browser.said("Hola");
    browser.next("agent");
  }

  @AfterEach
  void close() {
    browser.close();
    client.close();
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.page().resolve("files" + path))
        .header("Chat-Conversation", browser.conversation)
        .header("Chat-Key", browser.key);
  }

  private HttpRequest post(UUID message, String name, BodyPublisher body) {
    return request("")
        .header("Chat-Message", message.toString())
        .header("Chat-Name", URLEncoder.encode(name, UTF_8).replace("+", "%20"))
        .POST(body)
        .build();
  }

  private int send(UUID message, String name, byte[] bytes) throws Exception {
    HttpRequest post = post(message, name, BodyPublishers.ofByteArray(bytes));
    return client.send(post, BodyHandlers.ofString()).statusCode();
  }

  private int send(String name, byte[] bytes) throws Exception {
    return send(UUID.randomUUID(), name, bytes);
  }

  private HttpResponse<byte[]> fetch(String sha256) throws Exception {
    return client.send(request("/" + sha256).build(), BodyHandlers.ofByteArray());
  }

  private List<ChatFact.Message> withFiles() {
    return server.store.facts(browser.id()).stream()
        .filter(fact -> fact instanceof ChatFact.Message said && !said.files().isEmpty())
        .map(ChatFact.Message.class::cast)
        .toList();
  }

  @Test
  void aFileIsInTheConversationOnceUnderACleanNameAndHasItsBytes() throws Exception {
    UUID message = UUID.randomUUID();
    assertEquals(200, send(message, "..\\a b\u202Egpj.pdf", PDF));
    assertEquals(200, send(message, "..\\a b\u202Egpj.pdf", PDF));

    JsonNode said = browser.awaitSaid(message);
    assertEquals("", said.get("text").asString());
    assertEquals("a bgpj.pdf", said.get("files").get(0).get("name").asString());
    assertEquals(HASH, said.get("files").get(0).get("sha256").asString());
    browser.expectNothingMore();
    assertEquals(
        List.of(
            new ChatFact.Message(
                ChatFact.Author.CITIZEN,
                "Sam Sample",
                "",
                List.of(
                    new EmailFact.Attachment("a bgpj.pdf", "application/pdf", PDF.length, HASH)))),
        withFiles());
    HttpResponse<byte[]> fetched = fetch(HASH);
    assertArrayEquals(PDF, fetched.body());
    assertEquals("application/octet-stream", fetched.headers().firstValue("Content-Type").get());
    assertEquals("attachment", fetched.headers().firstValue("Content-Disposition").get());
    assertEquals("nosniff", fetched.headers().firstValue("X-Content-Type-Options").get());
  }

  @Test
  void whoComesBackIsToldOfFilesToo() throws Exception {
    send("a.pdf", PDF);
    try (Browser again = Browser.connect(server)) {
      assertEquals(1000, again.resume(browser, 0).get("files").asInt());
      assertEquals(0, again.next("said").get("files").size());
      assertEquals("a.pdf", again.next("said").get("files").get(0).get("name").asString());
    }
  }

  @Test
  void aFileIsGivenToThoseOfItsConversationOnly() throws Exception {
    server.files.put(PDF);
    assertEquals(404, fetch(HASH).statusCode());
    send("a.pdf", PDF);
    assertEquals(200, fetch(HASH).statusCode());
    assertEquals(404, fetch("0".repeat(64)).statusCode());
    assertEquals(404, fetch("../../secret").statusCode());
    String key = browser.key;
    browser.key = "A".repeat(43);
    assertEquals(404, fetch(HASH).statusCode());
    assertEquals(404, send("a.pdf", PDF));
    browser.key = key;
    try (Browser other = Browser.greeted(server)) {
      other.said("I am somebody else");
      browser.conversation = other.conversation;
      assertEquals(404, fetch(HASH).statusCode());
      browser.key = other.key;
      assertEquals(404, fetch(HASH).statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, MZ\u0090, 415",
    "photo.png, <html><script>alert(1)</script></html>, 415",
    "photo.svg, <svg xmlns='http://www.w3.org/2000/svg'/>, 415",
    "run.bat, echo hello, 415",
    "letter.pdf.exe, %PDF-1.4, 415",
    "a.zip, PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxxxx, 415",
    "empty.pdf, '', 422",
    "letter.txt, Dear all, 200"
  })
  void whatIsTakenIsToldByTheContent(String name, String content, int status) throws Exception {
    assertEquals(status, send(name, content.getBytes(UTF_8)));
    assertEquals(status == 200 ? 1 : 0, withFiles().size());
  }

  @Test
  void whatIsTooLargeOrTooManyOrTooLateIsRefused() throws Exception {
    assertEquals(413, send("a.txt", new byte[1001]));
    assertEquals(413, send("a.txt", new byte[2001]));
    assertEquals(200, send("a.txt", "a".repeat(1000).getBytes(UTF_8)));
    UUID last = UUID.randomUUID();
    assertEquals(200, send(last, "a.pdf", PDF));
    assertEquals(409, send("b.pdf", PDF));
    assertEquals(200, send(last, "a.pdf", PDF), "it is there already");
    server.store.wrappedUp(browser.id());
    assertEquals(410, send("b.pdf", PDF));
    assertEquals(2, withFiles().size());
    try (Browser silent = Browser.greeted(server)) {
      browser.conversation = silent.conversation;
      browser.key = silent.key;
      assertEquals(410, send("b.pdf", PDF), "nothing was said");
    }
  }

  @Test
  void manyFilesFromOneAddressAreTooMany() throws Exception {
    for (int i = 0; i < 30; i++) {
      send("a.pdf", PDF);
    }
    assertEquals(429, send("a.pdf", PDF));
    server.store.clock.advance(Duration.ofSeconds(5));
    assertEquals(409, send("a.pdf", PDF));
  }

  @Test
  void pagesOfListedSitesMayAskAndOthersMayNot() throws Exception {
    for (String origin : List.of(SITE, "https://evil.example")) {
      boolean listed = origin.equals(SITE);
      HttpResponse<String> asked =
          client.send(
              HttpRequest.newBuilder(server.page().resolve("files"))
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                  .header("Origin", origin)
                  .header("Access-Control-Request-Headers", "chat-key")
                  .build(),
              BodyHandlers.ofString());
      assertEquals(listed ? 204 : 403, asked.statusCode());
      HttpResponse<String> got =
          client.send(
              request("/" + HASH).header("Origin", origin).build(), BodyHandlers.ofString());
      assertEquals(listed ? 404 : 403, got.statusCode());
      assertEquals(
          listed ? List.of(SITE) : List.of(),
          got.headers().allValues("Access-Control-Allow-Origin"));
      assertEquals(listed, asked.headers().toString().contains("Chat-Key"));
    }
  }

  @Test
  void aFileOfAnAgentMustBeHereAndIsThenTheCitizensToo() throws Exception {
    ChatFact.Message enclosed =
        new ChatFact.Message(
            ChatFact.Author.AGENT,
            "Avery",
            "",
            List.of(
                new EmailFact.Attachment("form.pdf", "application/pdf", PDF.length, HASH),
                new EmailFact.Attachment("same.pdf", "application/pdf", PDF.length, HASH)));
    Event.Subject about = new Event.Subject(server.store.citizenOf(browser.id()), browser.id());
    PushOutcome early = server.store.push(about, enclosed);
    assertEquals("attachment-missing", early.rejected().getFirst().code());
    server.files.put(PDF);
    server.store.push(about, enclosed);

    JsonNode said = browser.next("said");
    assertEquals("agent", said.get("author").asString());
    assertEquals("form.pdf", said.get("files").get(0).get("name").asString());
    assertEquals("same.pdf", said.get("files").get(1).get("name").asString());
    assertArrayEquals(PDF, fetch(HASH).body());
    assertEquals(200, send("a.pdf", PDF), "an agent's files do not count");
    assertEquals(200, send("b.pdf", PDF));
  }

  @Test
  void fewFilesComeFromOneAddressAtATime() throws Exception {
    CountDownLatch rest = new CountDownLatch(1);
    List<CompletableFuture<Integer>> slow = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      HttpRequest post =
          post(UUID.randomUUID(), "slow.pdf", BodyPublishers.ofInputStream(() -> new Slow(rest)));
      slow.add(client.sendAsync(post, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode));
    }
    await().until(() -> send("a.pdf", PDF) == 429);

    server.store.clock.advance(Duration.ofMinutes(6));
    rest.countDown();

    // The last may have begun when the clock had gone on.
    assertTrue(slow.stream().filter(answer -> answer.join() == 408).count() >= 3);
    assertNotEquals(429, send("a.pdf", PDF), "there is room again");
  }

  /** The beginning of a file, and its end when the latch opens. */
  private static final class Slow extends InputStream {
    private final CountDownLatch rest;
    private int at;

    Slow(CountDownLatch rest) {
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      if (at == 8) {
        try {
          rest.await();
        } catch (InterruptedException e) {
          throw new InterruptedIOException();
        }
      }
      return at < PDF.length ? PDF[at++] : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int next = read();
      if (next < 0) {
        return -1;
      }
      bytes[offset] = (byte) next;
      return 1;
    }
  }

  @Test
  void fetchingCountsForTheAddressToo() throws Exception {
    ChatLimits usual = ChatServer.GENEROUS.limits();
    restart(
        ChatSettings.Files.USUAL,
        new ChatLimits(
            usual.perConversation(),
            new ChatLimits.Rate(4, 0.001),
            10,
            usual.ping(),
            usual.silence(),
            usual.send()));

    assertEquals(
        List.of(404, 404, 429),
        List.of(fetch(HASH).statusCode(), fetch(HASH).statusCode(), fetch(HASH).statusCode()));
  }

  @Test
  void whereNoFilesAreTakenThatIsSaid() throws Exception {
    restart(new ChatSettings.Files(0, 1), ChatServer.GENEROUS.limits());

    assertEquals(404, send("a.pdf", PDF));
  }

  private void restart(ChatSettings.Files files, ChatLimits limits) throws Exception {
    browser.close();
    server.close();
    server =
        new ChatServer(
            folder,
            new ChatSettings("web-chat", Set.of(), Map.of(), Questions.NONE, files, limits));
    browser = Browser.greeted(server);
    browser.said("Hola");
  }
}
