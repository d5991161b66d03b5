// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import org.citizendesk.knowledge.article.ArticleText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PackageCommandsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path articles;

  @BeforeEach
  void write() throws IOException {
    articles = Files.createDirectory(folder.resolve("articles"));
    Files.write(articles.resolve("a.md"), ArticleText.sound().bytes());
    assertEquals(0, run("keys", path("key")));
  }

  @Test
  void theSecretKeyIsItsOwnersAlone() throws IOException {
    Path secret = folder.resolve("key.secret.pem");
    if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }
    assertFalse(Files.readString(folder.resolve("key.pem")).contains("PRIVATE"));
    assertEquals(3, run("keys", path("key")));
    assertTrue(err().contains("keys are never overwritten"), this::err);
  }

  @Test
  void packsInspectsAndSearches() {
    assertEquals(0, pack(12, "--expires", "2099-01-01"));
    assertTrue(out().contains("Packed edition 12 of policy"), this::out);

    assertEquals(0, run("inspect", path("12.zip"), "--key", path("key.pem")));
    assertTrue(out().contains("Edition 12 of policy, made 2026-11-28T09:00:00Z"), this::out);
    assertTrue(out().contains("expires 2099-01-01T00:00:00Z"), this::out);
    assertTrue(out().contains("all as signed"), this::out);

    assertEquals(
        0, run("search", "--package", path("12.zip"), "--key", path("key.pem"), "apply", "snap"));
    assertTrue(out().contains("Apply for SNAP"), this::out);
  }

  @Test
  void packsWhatHasChangedBesideTheWhole() {
    pack(12);

    assertEquals(0, pack(13, "--since", path("12.zip")));

    String changes = path("policy-13-since-12.zip");
    assertTrue(out().contains("What has changed since edition 12 is in " + changes), this::out);
    assertEquals(0, run("inspect", changes, "--key", path("key.pem")));
    assertTrue(out().contains("it needs an earlier edition"), this::out);
  }

  @Test
  void namesVersionsThatSaySomethingElseThanBefore() throws IOException {
    pack(12);
    Files.write(articles.resolve("a.md"), ArticleText.sound().body("Other words.\n").bytes());

    assertEquals(0, pack(13, "--since", path("12.zip")));
    assertTrue(
        out().contains("warning: snap-apply.en version 1 says something else than in"), this::out);

    Files.write(
        articles.resolve("a.md"),
        ArticleText.sound().with("version", "2").body("Newest words.\n").bytes());
    pack(14, "--since", path("13.zip"));
    assertFalse(out().contains("warning"), this::out);
  }

  @Test
  void refusesWithAReasonAndACodeOfItsOwn() throws IOException {
    pack(12);
    assertEquals(0, run("keys", path("other")));

    assertEquals(1, run("inspect", path("12.zip"), "--key", path("other.pem")));
    assertTrue(err().contains("the package is refused: It was signed with the unknown key"));
    assertEquals(1, run("search", "--package", path("12.zip"), "snap"));
    assertTrue(err().contains("no key is trusted here"), this::err);
    Files.writeString(folder.resolve("text.zip"), "text");
    assertEquals(1, run("inspect", path("text.zip"), "--key", path("key.pem")));
    assertTrue(err().contains("It is no knowledge package."), this::err);
    assertEquals(3, run("inspect", path("none.zip"), "--key", path("key.pem")));
    assertTrue(err().contains("there is no file " + path("none.zip")), this::err);
  }

  @Test
  void packsNothingThatIsWrong() throws IOException {
    assertEquals(2, pack(0));
    assertTrue(err().contains("the edition must be a number from 1"), this::err);
    assertEquals(2, pack(1, "--name", "../up"));
    assertEquals(2, pack(1, "--expires", "2020-01-01"));
    assertTrue(err().contains("it would expire before it was made"), this::err);

    Files.write(articles.resolve("b c'd.md"), ArticleText.sound().with("id", "b").bytes());
    assertEquals(3, pack(1));
    assertTrue(err().contains("a package can have no file of the name"), this::err);
    Files.delete(articles.resolve("b c'd.md"));

    Files.write(articles.resolve("b.md"), ArticleText.sound().with("minutes", "x").bytes());
    assertEquals(3, pack(1));
    assertTrue(err().contains("b.md:"), this::err);
    assertFalse(Files.exists(folder.resolve("1.zip")));
  }

  @Test
  void keysOfAnotherKindAreNotTaken() throws IOException {
    Files.writeString(folder.resolve("odd.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END");
    pack(12);

    assertEquals(3, run("inspect", path("12.zip"), "--key", path("odd.pem")));
    assertTrue(err().contains("is no public key of the curve P-256"), this::err);
    assertEquals(3, run("inspect", path("12.zip"), "--key", path("12.zip")));
    assertTrue(err().contains("has no -----BEGIN PUBLIC KEY-----"), this::err);
  }

  @Test
  void anUnfinishedPackageLeavesTheOldOneAlone() throws IOException {
    pack(12);
    byte[] before = Files.readAllBytes(folder.resolve("12.zip"));

    assertEquals(
        3,
        run(
            "pack",
            path("none"),
            "--edition",
            "12",
            "--key",
            path("key.secret.pem"),
            "--out",
            path("12.zip")));

    assertArrayEquals(before, Files.readAllBytes(folder.resolve("12.zip")));
  }

  private int pack(int edition, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pack",
                articles.toString(),
                "--edition",
                "" + edition,
                "--key",
                path("key.secret.pem"),
                "--out",
                path(edition + ".zip"),
                "--made",
                "2026-11-28T09:00:00Z"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return KnowledgeCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String out() {
    return out.toString();
  }

  private String err() {
    return err.toString();
  }
}
