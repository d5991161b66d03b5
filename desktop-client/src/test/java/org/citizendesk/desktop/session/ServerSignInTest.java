// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import com.sun.net.httpserver.HttpServer;
import org.citizendesk.protocol.frame.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServerSignInTest {
  private static final String GRANTED =
      """
      {"token":"t-1","expiresAt":"2026-11-22T12:00:00Z","more":1,
       "user":{"name":"ana","displayName":"Ana Flores","roles":["AGENT","SUPERVISOR"]}}
      """;

  @TempDir Path folder;
  private final List<String> letIn = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = GRANTED;
  private ServerSignIn signIn;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/session",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    signIn = at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    signIn.close();
    server.stop(0);
  }

  @Test
  void letsInWhomTheServerKnowsAndOverwritesThePassword() {
    char[] password = "correct horse".toCharArray();
    SignIn.Result result = signIn.signIn(" ana ", password).join();

    assertArrayEquals(new char[13], password);
    SignIn.Result.SignedIn in = assertInstanceOf(SignIn.Result.SignedIn.class, result);
    assertTrue(in.online());
    assertEquals(
        new SignedInUser("ana", "Ana Flores", List.of(Role.AGENT, Role.SUPERVISOR)), in.user());
    assertEquals(List.of("ana t-1"), letIn);
    assertTrue(bodies.getFirst().contains("\"correct horse\""), bodies.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "401, name or the password is wrong",
    "403, barred",
    "429, too many wrong tries",
    "404, does not know Citizen Desk",
    "302, does not know Citizen Desk"
  })
  void saysWhyTheServerDoesNotLetIn(int code, String text) {
    status = code;
    answer = "";

    assertTrue(refusal("pw").contains(text), refusal("pw"));
    assertEquals(List.of(), letIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "hello",
        "{\"token\":\"t\",\"user\":null,\"expiresAt\":\"2026-11-22T12:00:00Z\"}",
        "{\"token\":\"t\",\"user\":{\"name\":\"ana\"},\"expiresAt\":\"2026-11-22T12:00:00Z\"}",
        "{\"token\":\"t\",\"user\":{\"name\":\"ana\",\"displayName\":\"A\",\"roles\":[\"KING\"]}}"
      })
  void refusesAnAnswerThatCannotBeRead(String text) {
    answer = text;

    assertTrue(refusal("pw").contains("cannot be read"));
  }

  @Test
  void anAnswerLargerThanAnySignInIsNotRead() {
    answer = " ".repeat(70_000) + GRANTED;

    assertTrue(refusal("pw").contains("cannot be reached"));
  }

  @Test
  void emptyFieldsAreNotSent() {
    assertInstanceOf(SignIn.Result.Refused.class, signIn.signIn(" ", "x".toCharArray()).join());
    assertInstanceOf(SignIn.Result.Refused.class, signIn.signIn("ana", new char[0]).join());

    assertEquals(List.of(), bodies);
  }

  @Test
  void withoutTheServerTheLastPasswordOpensTheDoor() {
    signIn.signIn("ana", "secret".toCharArray()).join();
    server.stop(0);

    SignIn.Result.SignedIn in =
        assertInstanceOf(
            SignIn.Result.SignedIn.class, signIn.signIn("ana", "secret".toCharArray()).join());
    assertFalse(in.online());
    assertEquals(2, in.user().roles().size());
    assertEquals(List.of("ana t-1", "ana "), letIn);
    assertTrue(refusal("wrong").contains("not the one that was last used"));
  }

  @Test
  void withoutTheServerNobodyNewComesIn() {
    server.stop(0);

    assertTrue(refusal("pw").contains("nobody has signed in by this name"));
  }

  @Test
  void aServerInTroubleCountsAsAway() {
    signIn.signIn("ana", "secret".toCharArray()).join();
    status = 503;

    assertInstanceOf(
        SignIn.Result.SignedIn.class, signIn.signIn("ana", "secret".toCharArray()).join());
  }

  @Test
  void whoWasBarredDoesNotComeInOfflineEither() {
    signIn.signIn("ana", "secret".toCharArray()).join();
    status = 403;
    refusal("secret");
    server.stop(0);

    assertTrue(refusal("secret").contains("nobody has signed in"));
  }

  @Test
  void aDamagedMemoryIsNotTrusted() throws IOException {
    signIn.signIn("ana", "secret".toCharArray()).join();
    Path file = memory();
    Files.writeString(file, Files.readString(file).replace("iterations=600000", "iterations=1"));
    server.stop(0);

    assertTrue(refusal("secret").contains("nobody has signed in"));
  }

  @Test
  void remembersNeitherPasswordNorTokenAndOnlyForTheOwner() throws IOException {
    signIn.signIn("ana", "secret".toCharArray()).join();
    String kept = Files.readString(memory());

    assertFalse(kept.contains("secret"));
    assertFalse(kept.contains("t-1"));
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(memory())));
    }
  }

  @Test
  void noTwoNamesShareAFolder() {
    UserFolders folders = new UserFolders(folder);
    List<String> names =
        List.of("ana", "Ana", "ANA", "ana.", "../ana", "a/b", "a\\b", "x-1", "con", "äna", "");
    List<Path> paths = names.stream().map(folders::of).distinct().toList();

    assertEquals(names.size(), paths.size());
    paths.forEach(path -> assertEquals(folder.resolve("users"), path.normalize().getParent()));
    assertNotEquals(
        folders.of("ana").toString().toLowerCase(Locale.ROOT),
        folders.of("Ana").toString().toLowerCase(Locale.ROOT));
  }

  private ServerSignIn at(URI address) {
    return new ServerSignIn(
        address,
        folder,
        (user, token) -> {
          letIn.add(user.name() + " " + token);
          return new SignIn.Result.SignedIn(user, !token.isEmpty());
        });
  }

  private String refusal(String password) {
    SignIn.Result result = signIn.signIn("ana", password.toCharArray()).join();
    return assertInstanceOf(SignIn.Result.Refused.class, result).text();
  }

  private Path memory() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals("sign-in.properties"))
          .findFirst()
          .orElseThrow();
    }
  }
}
