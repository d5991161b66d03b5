// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.testing.TestServer;
import org.citizendesk.store.content.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AttachmentsHttpTest {
  private static final byte[] PDF = "%PDF-1.7 a letter of the agency".getBytes(UTF_8);
  private static final String HASH = Sha256.of(PDF);

  @TempDir static Path folder;
  private static TestServer server;
  private static String agent;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(folder);
    server.account("ann", Role.AGENT);
    server.account("bo", Role.AGENT);
    server.account("tess", Role.TRAINER);
    agent = server.signIn("ann");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void hangUp() {
    // No connection that a refusal has closed is used by the next test.
    http.shutdownNow();
  }

  @BeforeEach
  void empty() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve(Attachments.FOLDER))) {
      files.filter(Files::isRegularFile).forEach(file -> assertTrue(file.toFile().delete()));
    } catch (NoSuchFileException e) {
      // Nothing was ever stored.
    }
  }

  @Test
  void anUploadInPiecesGoesOnAfterABreakAndIsTheSameBytes() throws Exception {
    assertStanding(false, 0, put(HASH, 0, PDF.length, new byte[0], agent));
    assertStanding(false, 10, put(HASH, 0, PDF.length, Arrays.copyOfRange(PDF, 0, 10), agent));
    server.stop();
    server.startAgain();

    assertStanding(false, 10, ask("GET", HASH + "/upload", agent));
    byte[] rest = Arrays.copyOfRange(PDF, 10, PDF.length);
    assertStanding(true, PDF.length, put(HASH, 10, PDF.length, rest, agent));

    assertArrayEquals(PDF, ask("GET", HASH, agent).body());
    assertEquals(0, unfinished());
  }

  @Test
  void aFileThatIsHereNeedsNoUpload() throws Exception {
    store();

    assertStanding(true, PDF.length, ask("GET", HASH + "/upload", agent));
    assertStanding(true, PDF.length, put(HASH, 0, PDF.length, PDF, agent));
  }

  @Test
  void anEmptyFileIsAFileToo() throws Exception {
    String empty = Sha256.of(new byte[0]);

    assertStanding(true, 0, put(empty, 0, 0, new byte[0], agent));

    assertEquals(0, ask("GET", empty, agent).body().length);
  }

  @Test
  void aFileThatIsNotWhatItsHashSaysIsDropped() throws Exception {
    byte[] other = PDF.clone();
    other[9]++;

    assertProblem(422, "not the one with this hash", put(HASH, 0, PDF.length, other, agent));

    assertEquals(0, unfinished());
    assertStanding(false, 0, ask("GET", HASH + "/upload", agent));
    assertEquals(404, ask("GET", HASH, agent).statusCode());
  }

  @Test
  void aPieceAtTheWrongPlaceIsToldWhereTheFileGoesOn() throws Exception {
    put(HASH, 0, PDF.length, new byte[] {PDF[0], PDF[1]}, agent);

    assertProblem(409, "goes on at byte 2", put(HASH, 5, PDF.length, new byte[3], agent));
    assertProblem(409, "goes on at byte 2", put(HASH, 0, PDF.length, new byte[3], agent));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
    assertProblem(413, "at most 26214400 bytes", put(HASH, 0, 26_214_401, new byte[5], agent));
    assertEquals(0, unfinished());
  }

  @Test
  void liesAboutTheLengthAreToldWithoutHarm() throws Exception {
    assertProblem(400, "beyond the end", put(HASH, 0, 3, new byte[5], agent));
    assertProblem(400, "Upload-Length must be", put(HASH, "0", "-1", agent));
    assertProblem(400, "Upload-Offset must be", put(HASH, "-5", "9", agent));
    assertProblem(400, "Upload-Offset must be", put(HASH, "99999999999999999999", "9", agent));
    assertProblem(
        413, "a piece may have at most", put(HASH, 0, 2_000_000, new byte[1_048_577], agent));
    assertEquals(0, unfinished());
  }

  @Test
  void aPieceThatBreaksOffDoesNotCount() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT /api/v1/attachments/" + HASH + "/upload HTTP/1.1\r\nHost: x\r\n").getBytes(UTF_8));
      out.write(("Authorization: Bearer " + agent + "\r\n").getBytes(UTF_8));
      out.write("Upload-Offset: 0\r\nUpload-Length: 31\r\n".getBytes(UTF_8));
      out.write("Content-Length: 31\r\n\r\n%PDF-1".getBytes(UTF_8));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      assertTrue(new String(in.readAllBytes(), UTF_8).startsWith("HTTP/1.1 400"));
    }

    assertStanding(false, 0, ask("GET", HASH + "/upload", agent));
  }

  @Test
  void oneUsersUnfinishedUploadIsNotAnothers() throws Exception {
    put(HASH, 0, PDF.length, new byte[] {PDF[0]}, agent);

    assertStanding(false, 0, ask("GET", HASH + "/upload", server.signIn("bo")));
  }

  @Test
  void anUploadCanBeGivenUp() throws Exception {
    put(HASH, 0, PDF.length, new byte[] {PDF[0]}, agent);

    assertEquals(204, ask("DELETE", HASH + "/upload", agent).statusCode());

    assertEquals(0, unfinished());
  }

  @Test
  void aUserCannotBeginWithoutEnd() throws Exception {
    for (int i = 0; i < Uploads.MOST_OF_USER; i++) {
      put(Sha256.of(new byte[] {(byte) i}), 0, 99, new byte[1], agent);
    }

    assertProblem(429, "unfinished", put(HASH, 0, PDF.length, new byte[1], agent));
    String begun = Sha256.of(new byte[] {7});
    assertStanding(false, 2, put(begun, 1, 99, new byte[1], agent));
  }

  @Test
  void whatIsDownloadedIsNamedByItsContentAndNeverRunByABrowser() throws Exception {
    store();

    HttpResponse<byte[]> answer =
        ask("GET", HASH + "?name=..%2F..%2Fb%C3%A4d%0D%0AX%3A+y.html", agent);

    assertEquals("application/pdf", header(answer, "Content-Type"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals(
        "attachment; filename*=UTF-8''b%C3%A4dX_%20y.html", header(answer, "Content-Disposition"));
    assertEquals("\"" + HASH + "\"", header(answer, "ETag"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-3                | 206 | %PDF
          bytes=26-                | 206 | gency
          bytes=-5                 | 206 | gency
          bytes=26-99999999999999999999999999 | 206 | gency
          bytes=-99999999999999999999         | 206 | %PDF-1.7 a letter of the agency
          bytes=31-                | 416 |
          bytes=99999999999999999999-         | 416 |
          bytes=-0                 | 416 |
          bytes=-                  | 200 | %PDF-1.7 a letter of the agency
          bytes=5-2                | 200 | %PDF-1.7 a letter of the agency
          bytes=0-1,3-4            | 200 | %PDF-1.7 a letter of the agency
          bytes=--5                | 200 | %PDF-1.7 a letter of the agency
          lines=1-2                | 200 | %PDF-1.7 a letter of the agency
          """)
  void sendsThePartThatIsAskedFor(String range, int status, String part) throws Exception {
    store();

    HttpResponse<byte[]> answer = ask("GET", HASH, agent, "Range", range);

    assertEquals(status, answer.statusCode());
    if (part != null) {
      assertEquals(part, new String(answer.body(), UTF_8));
    }
  }

  @Test
  void aPartOfAnotherFileIsAnsweredWithTheWhole() throws Exception {
    store();

    assertEquals(
        206,
        ask("GET", HASH, agent, "Range", "bytes=5-", "If-Range", "\"" + HASH + "\"").statusCode());
    assertEquals(
        200, ask("GET", HASH, agent, "Range", "bytes=5-", "If-Range", "\"other\"").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2fserver.properties",
        "../../server.db",
        "%2e%2e/server.db",
        "server.db",
        "unfinished",
        "0123",
        "",
        "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD",
      })
  void onlyAHashIsAPath(String path) throws Exception {
    int status = ask("GET", path, agent).statusCode();

    assertTrue(status == 404 || status == 400, path + " gave " + status);
  }

  @Test
  void onlyThoseWhoHandleContactsMayAsk() throws Exception {
    store();

    assertEquals(401, ask("GET", HASH, "nonsense").statusCode());
    assertEquals(403, ask("GET", HASH, server.signIn("tess")).statusCode());
    assertEquals(403, put(HASH, 0, 5, new byte[5], server.signIn("tess")).statusCode());
    assertEquals(405, ask("DELETE", HASH, agent).statusCode());
  }

  private void store() throws Exception {
    assertStanding(true, PDF.length, put(HASH, 0, PDF.length, PDF, agent));
  }

  private long unfinished() throws Exception {
    Path unfinished = folder.resolve(Attachments.FOLDER).resolve("unfinished");
    if (!Files.exists(unfinished)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(unfinished)) {
      return files.count();
    }
  }

  private static void assertStanding(boolean stored, long offset, HttpResponse<byte[]> answer) {
    assertEquals(
        "{\"stored\":" + stored + ",\"offset\":" + offset + ",\"maxBytes\":26214400}",
        new String(answer.body(), UTF_8));
  }

  private static void assertProblem(int status, String text, HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), UTF_8);
    assertEquals(status, answer.statusCode(), body);
    assertTrue(body.contains(text), body);
    assertFalse(body.contains("Exception"), body);
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<byte[]> put(String hash, long offset, long length, byte[] piece, String who)
      throws Exception {
    return send(
        request(hash + "/upload", who)
            .header("Upload-Offset", Long.toString(offset))
            .header("Upload-Length", Long.toString(length))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(piece)));
  }

  private HttpResponse<byte[]> put(String hash, String offset, String length, String who)
      throws Exception {
    return send(
        request(hash + "/upload", who)
            .header("Upload-Offset", offset)
            .header("Upload-Length", length)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[1])));
  }

  private HttpResponse<byte[]> ask(String method, String path, String who, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(path, who).method(method, HttpRequest.BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpRequest.Builder request(String path, String who) {
    return HttpRequest.newBuilder(server.uri("/api/v1/attachments/" + path))
        .header("Authorization", "Bearer " + who);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
