// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.knowledge.search.Concepts;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.citizendesk.knowledge.search.LearnedOrder.Source;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Packages that carry a learned order. */
class RankedPackagesTest {
  private static final SigningKey KEY = SigningKey.fresh();
  private static final String BOTH = String.valueOf(KnowledgeBase.evidence().indexOf("BOTH"));

  @TempDir Path folder;
  private Path ranker;

  @BeforeEach
  void learn() throws IOException {
    ranker = write("ranker.txt", upsideDown());
  }

  /** Best is what words and meaning together hold for the worst, so that its work is seen. */
  private static String upsideDown() {
    return """
    citizen-desk-ranker 1
    features %s
    learned-from 00000001
    tree
    %s 0.5 -1 -2
    leaves 9.0 -9.0
    """
        .formatted(String.join(" ", KnowledgeBase.evidence()), BOTH);
  }

  @Test
  void theOrderOfTheEditionTakesThePlaceOfTheProgramsOwn() throws Exception {
    Editions editions = editions();
    editions.install(packages().pack(7, "Alpha", "Beta-alpha"), packages().admission());
    List<String> usual = order(editions);

    editions.install(
        packages().rankedBy(ranker).pack(8, "Alpha", "Beta-alpha"), packages().admission());

    try (KnowledgeBase base = learned(editions)) {
      assertEquals(new LearnedOrder(Source.EDITION, base.order().ranker(), ""), base.order());
      assertEquals(usual.reversed(), order(base));
      base.useLearnedOrder(false);
      assertEquals(usual, order(base), "the order of words and meaning");
      assertFalse(explained(base));
      base.useLearnedOrder(true);
      assertTrue(explained(base));
    }
  }

  @Test
  void changesCarryTheOrderOrTakeItFromTheEditionBefore() throws Exception {
    Path seven = packages().pack(7, "Alpha");
    Path eight = packages().rankedBy(ranker).pack(8, "Alpha", "Beta");
    Path nine = packages().rankedBy(ranker).pack(9, "Alpha", "Gamma");
    Editions editions = editions();
    editions.install(seven, packages().admission());

    editions.install(changes(seven, eight), packages().admission());
    assertEquals(Source.EDITION, source(editions));
    editions.install(changes(eight, nine), packages().admission());
    assertEquals(Source.EDITION, source(editions));
    assertFalse(Packages.entries(changes(eight, nine)).containsKey("ranker.txt"));
  }

  @Test
  void changesAreRefusedWhereTheOrderBeforeIsAnotherOne() throws Exception {
    Path eight = packages().rankedBy(ranker).pack(8, "Alpha");
    Path nine = packages().rankedBy(ranker).pack(9, "Alpha", "Beta");
    Editions editions = editions();
    editions.install(packages().pack(7, "Alpha"), packages().admission());

    PackageRefusedException e =
        assertThrows(
            PackageRefusedException.class,
            () -> editions.install(changes(eight, nine), packages().admission()));

    assertEquals(Why.INCOMPLETE, e.why());
  }

  @Test
  void anOrderThatIsDamagedOnTheDiskIsNamedAndTheProgramsOwnIsUsed() throws Exception {
    Editions editions = editions();
    editions.install(packages().rankedBy(ranker).pack(7, "Alpha"), packages().admission());
    Path installed = folder.resolve("editions/edition-7/ranker.txt");
    Files.writeString(installed, upsideDown().replace("leaves 9.0", "leaves x"));

    try (KnowledgeBase base = learned(editions)) {
      assertEquals(Source.PROGRAM, base.order().source());
      assertTrue(
          base.order().problem().startsWith(installed + " line 6: a figure is none"),
          base.order()::problem);
      assertEquals(List.of("alpha"), order(base));
    }
  }

  @Test
  void anOrderForAnotherVersionOfTheProgramIsNamedAndTheProgramsOwnIsUsed() throws Exception {
    Editions editions = editions();
    editions.install(packages().rankedBy(ranker).pack(7, "Alpha"), packages().admission());
    Path installed = folder.resolve("editions/edition-7/ranker.txt");
    Files.writeString(installed, upsideDown().replace(" BOTH ", " BOTH OTHER "));

    try (KnowledgeBase base = learned(editions)) {
      assertEquals(Source.PROGRAM, base.order().source());
      assertTrue(base.order().problem().contains("for another version of this program"));
    }
  }

  @Test
  void onlyASoundOrderIsPacked() throws IOException {
    Path damaged = write("damaged.txt", upsideDown().replace("tree", "tee"));
    Path misfit = write("misfit.txt", upsideDown().replace("features ", "features OTHER "));

    assertTrue(refused(damaged).startsWith(damaged + " line 4: expected 'tree'"));
    assertTrue(refused(misfit).startsWith(misfit + " line 2: it was learned for another version"));
    assertTrue(refused(folder.resolve("none.txt")).startsWith("cannot read the ranker "));
    assertFalse(Files.exists(folder.resolve("policy-7.zip")));
  }

  @Test
  void onlyPackagesWithAnOrderNeedAProgramThatKnowsOrders() throws Exception {
    Manifest plain = manifest(packages().pack(7, "Alpha"));
    Manifest ranked = manifest(packages().rankedBy(ranker).pack(8, "Alpha"));

    assertEquals(1, plain.format());
    assertFalse(plain.hasRanker());
    assertEquals(2, ranked.format());
    assertTrue(ranked.hasRanker());
  }

  private String refused(Path other) {
    return String.valueOf(
        assertThrows(KnowledgeException.class, () -> packages().rankedBy(other).pack(7, "Alpha"))
            .getMessage());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path changes(Path earlier, Path later) throws PackageRefusedException {
    Path file = folder.resolve("changes.zip");
    PackageMaker.changes(later, manifest(earlier), file);
    return file;
  }

  private static Manifest manifest(Path file) throws PackageRefusedException {
    try (PackageReading reading = PackageReading.open(file, KEY.trusted())) {
      return reading.manifest();
    }
  }

  private static Source source(Editions editions) {
    try (KnowledgeBase base = learned(editions)) {
      return base.order().source();
    }
  }

  private static KnowledgeBase learned(Editions editions) {
    KnowledgeBase base = editions.open().orElseThrow().base();
    base.learn(Concepts::new);
    return base;
  }

  private static List<String> order(Editions editions) {
    try (KnowledgeBase base = learned(editions)) {
      return order(base);
    }
  }

  private static SearchRequest alpha() {
    return SearchRequest.of("alpha", "en", LocalDate.of(2026, 11, 28));
  }

  private static List<String> order(KnowledgeBase base) {
    return base.searchDeeply(alpha()).orElseThrow().hits().stream()
        .map(hit -> hit.article().id())
        .toList();
  }

  private static boolean explained(KnowledgeBase base) {
    SearchHit hit = base.searchDeeply(alpha()).orElseThrow().hits().getFirst();
    return base.explain(alpha(), hit).orElseThrow().learned();
  }

  private Packages packages() {
    return new Packages(folder, KEY);
  }

  private Editions editions() {
    return new Editions(folder.resolve("editions"));
  }
}
