// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.edition.PackageMaker;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.knowledge.edition.SigningKey;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.search.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Packages from a drive, at a desktop without any server. */
class InstalledPackagesTest {
  private static final SigningKey KEY = SigningKey.fresh();
  private static final Instant MADE = Instant.parse("2026-11-26T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private KnowledgeFolders folders;

  @BeforeEach
  void trust() throws IOException {
    folders = KnowledgeFolders.in(folder.resolve("data"));
    Files.createDirectories(folders.keys());
    KEY.writePublic(folders.keys().resolve("policy.pem"));
  }

  @Test
  void aPackageFromADriveIsInUseAtOnceAndAfterARestart() throws IOException {
    Path seven = pack(7, "Zeppelin", null);
    try (OpenKnowledge opening = open()) {
      KnowledgeBase base = opening.knowledge().join();
      assertEquals(0, hits(base, "zeppelin"));
      assertEquals(0, opening.inUse().get().edition());

      assertEquals(new Installing.Installed(7), opening.install(seven).join());

      assertEquals(1, hits(base, "zeppelin"));
      assertEquals(
          new InUse(7, LocalDate.of(2026, 11, 26), Optional.empty(), 0, 100, true),
          opening.inUse().get());
    }
    try (OpenKnowledge again = open()) {
      assertEquals(1, hits(again.knowledge().join(), "zeppelin"));
      assertEquals(7, again.edition());
    }
  }

  @Test
  void whatIsRefusedChangesNothingAndSaysWhy() throws IOException {
    try (OpenKnowledge opening = open()) {
      opening.install(pack(7, "Zeppelin", null)).join();

      assertEquals(
          new Installing.Refused(Why.OLDER, "Edition 6 is older than edition 7, which is in use."),
          opening.install(pack(6, "Airship", null)).join());
      Path text = Files.writeString(folder.resolve("letter.txt"), "Dear Sir");
      assertEquals(
          new Installing.Refused(Why.DAMAGED, "It is no knowledge package."),
          opening.install(text).join());
      assertInstanceOf(Installing.Failed.class, opening.install(folder.resolve("none.zip")).join());

      assertEquals(1, hits(opening.knowledge().join(), "zeppelin"));
    }
  }

  @Test
  void withoutATrustedKeyNoPackageIsTaken() throws IOException {
    Files.delete(folders.keys().resolve("policy.pem"));
    try (OpenKnowledge opening = open()) {
      Installing.Refused refused =
          assertInstanceOf(
              Installing.Refused.class, opening.install(pack(7, "Zeppelin", null)).join());

      assertEquals(Why.UNKNOWN_KEY, refused.why());
    }
  }

  @Test
  void oneCanGoBackToTheEditionBefore() throws IOException {
    try (OpenKnowledge opening = open()) {
      opening.install(pack(7, "Zeppelin", null)).join();
      opening.install(pack(8, "Airship", null)).join();
      assertEquals(7, opening.inUse().get().previous());

      assertEquals(Optional.of(7L), opening.rollBack().join());

      assertEquals(1, hits(opening.knowledge().join(), "zeppelin"));
      assertEquals(8, opening.highest());
      assertEquals(0, opening.inUse().get().previous());
    }
  }

  @Test
  void oneCanGoBackToTheArticlesThatComeWithTheProgram() throws IOException {
    try (OpenKnowledge opening = open()) {
      opening.install(pack(7, "Zeppelin", null)).join();

      assertEquals(Optional.of(0L), opening.rollBack().join());

      KnowledgeBase base = opening.knowledge().join();
      assertEquals(0, opening.edition());
      assertEquals(0, hits(base, "zeppelin"));
      assertTrue(hits(base, "passport") > 0);
      assertEquals(7, opening.highest());
      assertEquals(Optional.empty(), opening.rollBack().join());
    }
    try (OpenKnowledge again = open()) {
      assertEquals(0, again.edition());
      assertTrue(hits(again.knowledge().join(), "passport") > 0);
    }
  }

  @Test
  void whatWasDamagedSinceIsGivenUpInTheBackground() throws Exception {
    try (OpenKnowledge opening = open()) {
      opening.install(pack(7, "Zeppelin", null)).join();
      opening.install(pack(8, "Airship", null)).join();
    }
    Path articles = folders.editions().resolve("edition-8/articles.zip");
    byte[] bytes = Files.readAllBytes(articles);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("articles/a.md") + 60] ^= 4;
    Files.write(articles, bytes);

    CountDownLatch gone = new CountDownLatch(1);
    try (OpenKnowledge opening = open()) {
      KnowledgeBase base = opening.knowledge().join();
      try (Subscription _ =
          opening
              .inUse()
              .watch(
                  now -> {
                    if (now.edition() == 7) {
                      gone.countDown();
                    }
                  })) {
        assertTrue(gone.await(30, TimeUnit.SECONDS));
      }

      assertEquals(1, hits(base, "zeppelin"));
      assertEquals(0, hits(base, "airship"));
      assertEquals(new Installing.Installed(8), opening.install(pack(8, "Airship", null)).join());
    }
  }

  @Test
  void anExpiredEditionGoesOnAnswering() throws IOException {
    Instant soon = Instant.parse("2026-11-28T13:00:00Z");
    try (OpenKnowledge opening = open()) {
      opening.install(pack(7, "Zeppelin", soon)).join();
    }
    Clock later = Clock.fixed(soon, ZoneOffset.UTC);
    try (OpenKnowledge opening =
        new OpenKnowledge(folders, InstalledPackagesTest::noModel, later)) {
      assertEquals(1, hits(opening.knowledge().join(), "zeppelin"));
      assertEquals(Optional.of(soon), opening.inUse().get().expires());
      assertTrue(
          opening.install(pack(8, "Airship", soon)).join() instanceof Installing.Refused refused
              && refused.why() == Why.EXPIRED);
    }
  }

  private OpenKnowledge open() {
    return new OpenKnowledge(folders, InstalledPackagesTest::noModel, CLOCK);
  }

  private static org.citizendesk.knowledge.meaning.Embedder noModel() {
    throw new EmbeddingException("this test needs no model", new IllegalStateException());
  }

  private static int hits(KnowledgeBase base, String word) {
    return base.search(SearchRequest.of(word, "en", TODAY)).hits().size();
  }

  private Path pack(int edition, String title, @Nullable Instant expires) throws IOException {
    Path articles = Files.createDirectories(folder.resolve("articles-" + edition));
    Files.writeString(
        articles.resolve("a.md"),
        """
        ---
        id: a
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
            .formatted(title));
    Path file = folder.resolve("policy-" + edition + ".zip");
    PackageMaker.pack(
        PackageMaker.Contents.of(articles),
        new PackageMaker.Label("policy", edition, MADE, expires),
        KEY,
        file);
    return file;
  }
}
