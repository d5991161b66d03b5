// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.knowledge.search.Concepts;
import org.citizendesk.knowledge.search.Progress;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EditionsTest {
  private static final SigningKey KEY = SigningKey.fresh();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @TempDir Path folder;

  @Test
  void anInstalledEditionIsSearchedAfterTheNextStart() throws Exception {
    editions().install(packages().pack(7, "Alpha"), packages().admission());

    assertEquals(1, hits(editions(), "alpha"));
    assertEquals(Optional.of(7L), editions().current().map(Manifest::edition));
  }

  @Test
  void theNextEditionTakesItsPlaceAndTheOneBeforeStays() throws Exception {
    Editions editions = editions();
    editions.install(packages().pack(7, "Alpha"), packages().admission());
    editions.install(packages().pack(8, "Beta"), packages().admission());
    editions.install(packages().pack(9, "Gamma"), packages().admission());

    assertEquals(1, hits(editions, "gamma"));
    assertEquals(0, hits(editions, "beta"));
    assertEquals(Optional.of(8L), editions.previous().map(Manifest::edition));
    assertEquals(List.of("edition-8", "edition-9"), names());
  }

  @Test
  void theOneBeforeCanBeUsedAgain() throws Exception {
    Editions editions = editions();
    editions.install(packages().pack(7, "Alpha"), packages().admission());
    editions.install(packages().pack(8, "Beta"), packages().admission());

    assertEquals(Optional.of(7L), editions.rollBack());

    assertEquals(1, hits(editions(), "alpha"));
    assertEquals(8, editions().highest(), "it must not come again by itself");
    editions.install(packages().pack(9, "Gamma"), packages().admission());
    assertEquals(1, hits(editions(), "gamma"));
  }

  @Test
  void theFirstCanBeLeftToo() throws Exception {
    Editions editions = editions();
    assertEquals(Optional.empty(), editions.rollBack());
    editions.install(packages().pack(7, "Alpha"), packages().admission());
    editions.install(packages().pack(8, "Beta"), packages().admission());
    editions.rollBack();

    assertEquals(Optional.of(0L), editions.rollBack());

    assertEquals(Optional.empty(), editions().open());
    assertEquals(8, editions().highest(), "none of those left must come again by itself");
    assertEquals(Optional.empty(), editions.rollBack());
    editions.install(packages().pack(7, "Alpha"), packages().admission());
    assertEquals(1, hits(editions(), "alpha"));
  }

  @Test
  void refusesWhatIsOlderTheSameExpiredOrOfAnotherCollection() throws Exception {
    Editions editions = editions();
    editions.install(packages().pack(7, "Alpha"), packages().admission());

    assertEquals(
        "Edition 6 is older than edition 7, which is in use.",
        refused(packages().pack(6, "Beta")).text());
    assertEquals("Edition 7 is in use already.", refused(packages().pack(7, "Beta")).text());
    assertEquals(
        "Edition 8 may not be installed any more: it expired on 2026-11-28.",
        refused(packages().expiring(Instant.parse("2026-11-28T00:00:00Z")).pack(8, "B")).text());
    assertEquals(
        "It holds the articles 'drill'; here are those of 'policy'.",
        refused(packages().named("drill").pack(8, "Beta")).text());
    assertEquals(1, hits(editions, "alpha"));
  }

  @Test
  void anInstalledEditionStaysInUseAfterItExpired() throws Exception {
    Instant tomorrow = Packages.NOW.plusSeconds(86_400);
    editions().install(packages().expiring(tomorrow).pack(7, "Alpha"), packages().admission());

    assertTrue(editions().current().orElseThrow().isExpired(tomorrow));
    assertEquals(1, hits(editions(), "alpha"));
  }

  @Test
  void whatHasChangedIsEnoughWhereTheRestIsHere() throws Exception {
    Concepts model = new Concepts();
    Packages packages = packages().with(model);
    Editions editions = editions();
    Path seven = packages.pack(7, "Alpha", "Beta", "Gamma");
    editions.install(seven, packages.admission());
    Path eight = packages.pack(8, "Alpha", "Beta-two", "Delta");
    Path changes = changes(seven, eight);
    int read = model.read();

    editions.install(changes, packages.admission());

    assertEquals(2, model.read() - read, "only what is new or has changed is read by the model");
    assertTrue(Files.size(changes) < Files.size(eight) / 2);
    for (String word : List.of("alpha", "two", "delta")) {
      assertEquals(1, hits(editions, word), word);
    }
    assertEquals(0, hits(editions, "gamma"));
  }

  @Test
  void whatHasChangedIsRefusedWhereTheRestIsNotHere() throws Exception {
    Path changes = changes(packages().pack(7, "Alpha"), packages().pack(8, "Alpha", "Beta"));

    assertEquals(Why.INCOMPLETE, refused(changes).why());

    editions().install(packages().pack(6, "Omega"), packages().admission());
    assertEquals(Why.INCOMPLETE, refused(changes).why());
    assertEquals(1, hits(editions(), "omega"));
  }

  @Test
  void theIndexMayBeDeleted() throws Exception {
    editions().install(packages().pack(7, "Alpha"), packages().admission());
    Disk.delete(folder.resolve("installed/edition-7/index"));
    List<String> heard = new ArrayList<>();

    try (KnowledgeBase base = editions().open().orElseThrow().base()) {
      assertEquals(0, hits(base, "alpha"), "it opens all the same");
      base.prepare((done, total) -> heard.add(done + "/" + total));
      assertEquals(1, hits(base, "alpha"));
    }
    assertEquals(List.of("0/1", "1/1"), heard);
  }

  @Test
  void aDamagedEditionIsGivenUpForTheOneBeforeAndMayComeAgain() throws Exception {
    Path eight = packages().pack(8, "Beta");
    editions().install(packages().pack(7, "Alpha"), packages().admission());
    editions().install(eight, packages().admission());
    Path articles = folder.resolve("installed/edition-8/articles.zip");
    byte[] bytes = Files.readAllBytes(articles);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("articles/beta.md") + 60] ^= 4;
    Files.write(articles, bytes);

    Editions editions = editions();
    try (KnowledgeBase damaged = editions.open().orElseThrow().base()) {
      assertEquals(1, hits(damaged, "beta"), "it is searched until it is read");
      KnowledgeException e =
          assertThrows(KnowledgeException.class, () -> damaged.prepare(Progress.IGNORED));
      editions.giveUp(8, e);
    }
    assertEquals(1, hits(editions(), "alpha"));

    editions().install(eight, packages().admission());
    assertEquals(1, hits(editions(), "beta"));
  }

  @Test
  void whatCannotEvenBeOpenedIsGivenUpAtOnce() throws Exception {
    editions().install(packages().pack(7, "Alpha"), packages().admission());
    editions().install(packages().pack(8, "Beta"), packages().admission());
    Files.write(folder.resolve("installed/edition-8/articles.zip"), new byte[10]);

    assertEquals(1, hits(editions(), "alpha"));
    assertEquals(Optional.of(7L), editions().current().map(Manifest::edition));
  }

  @Test
  void onlyTheEditionInUseIsGivenUp() throws Exception {
    editions().install(packages().pack(7, "Alpha"), packages().admission());
    editions().install(packages().pack(8, "Beta"), packages().admission());

    editions().giveUp(7, new KnowledgeException("heard too late", null));

    assertEquals(1, hits(editions(), "beta"));
  }

  @Test
  void nothingIsInUseWhereNothingWasInstalled() {
    assertTrue(editions().open().isEmpty());
    assertTrue(editions().current().isEmpty());
  }

  @Test
  void wheneverThePowerGoesOneOfBothIsWhole() throws Exception {
    Path seven = packages().pack(7, "Alpha");
    Path eight = packages().pack(8, "Beta");
    editions().install(packages().pack(6, "Omega"), packages().admission());
    editions().install(seven, packages().admission());
    List<Path> moments = new ArrayList<>();

    new Editions(folder.resolve("installed"), moment -> moments.add(copy(moments.size(), moment)))
        .install(eight, packages().admission());

    assertTrue(moments.size() >= 5, moments.toString());
    for (Path moment : moments) {
      Editions after = new Editions(moment);
      assertEquals(1, hits(after, "alpha") + hits(after, "beta"), moment.toString());
      if (after.current().orElseThrow().edition() == 7) {
        after.install(eight, packages().admission());
      }
      assertEquals(1, hits(after, "beta"), moment.toString());
    }
  }

  @Test
  void aRefusedPackageLeavesNothingBehindThatCounts() throws Exception {
    editions().install(packages().pack(7, "Alpha"), packages().admission());
    Path eight = packages().pack(8, "Beta");
    byte[] bytes = Files.readAllBytes(eight);
    Files.write(eight, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertFalse(refused(eight).text().isEmpty());

    assertEquals(1, hits(editions(), "alpha"));
    editions().install(packages().pack(8, "Beta"), packages().admission());
    assertEquals(List.of("edition-7", "edition-8"), names());
  }

  private Path copy(int number, String moment) {
    Path to = folder.resolve("moment-" + number + "-" + moment.replace(' ', '-'));
    Path from = folder.resolve("installed");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
      return to;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path changes(Path before, Path whole) throws Exception {
    Path file = folder.resolve("changes.zip");
    try (PackageReading reading = PackageReading.open(before, KEY.trusted())) {
      PackageMaker.changes(whole, reading.manifest(), file);
    }
    return file;
  }

  private PackageRefusedException refused(Path file) {
    return assertThrows(
        PackageRefusedException.class, () -> editions().install(file, packages().admission()));
  }

  private Editions editions() {
    return new Editions(folder.resolve("installed"));
  }

  private Packages packages() {
    return new Packages(folder, KEY);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("installed"))) {
      return all.filter(Files::isDirectory).map(it -> it.getFileName() + "").sorted().toList();
    }
  }

  private static int hits(Editions editions, String word) {
    try (KnowledgeBase base = editions.open().orElseThrow().base()) {
      return hits(base, word);
    }
  }

  private static int hits(KnowledgeBase base, String word) {
    return base.search(SearchRequest.of(word, "en", TODAY)).hits().size();
  }
}
