// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.citizendesk.knowledge.search.Concepts;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PackageMakerTest {
  private static final SigningKey KEY = SigningKey.fresh();

  @TempDir Path folder;

  private final Concepts model = new Concepts();
  private final PackageMaker.Label eight = new PackageMaker.Label("policy", 8, Packages.MADE, null);

  @Test
  void readsOnlyWhatHasChangedSinceAnEarlierPackage() throws Exception {
    Packages packages = new Packages(folder, KEY).with(model);
    Path seven = packages.pack(7, "Alpha", "Beta", "Gamma");
    Path articles = folder.resolve("articles-7");
    String beta = Files.readString(articles.resolve("beta.md"));
    Files.writeString(articles.resolve("beta.md"), beta.replace("Beta", "Beta-two"));
    Files.delete(articles.resolve("gamma.md"));
    int read = model.read();
    Path file = folder.resolve("policy-8.zip");

    PackageMaker.pack(new PackageMaker.Contents(articles, model, null), eight, KEY, file, seven);

    assertEquals(1, model.read() - read);
    Editions editions = new Editions(folder.resolve("installed"));
    editions.install(file, packages.admission());
    assertEquals(1, model.read() - read, "the desktop has nothing to read");
    try (KnowledgeBase base = editions.open().orElseThrow().base()) {
      assertEquals(KnowledgeBase.Depth.WORDS, base.depth());
      assertEquals(1, hits(base, "alpha"));
      assertEquals(1, hits(base, "two"));
      assertEquals(0, hits(base, "gamma"));
    }
  }

  @Test
  void carriesNamesAsLongAsImportedPagesHaveThem() throws Exception {
    new Packages(folder, KEY).pack(7, "Alpha");
    Path articles = folder.resolve("articles-7");
    String name = "what-do-i-need-to-know-about-".repeat(6) + "it.md";
    Files.move(articles.resolve("alpha.md"), articles.resolve(name));
    Path file = folder.resolve("policy-8.zip");

    PackageMaker.pack(PackageMaker.Contents.of(articles), eight, KEY, file);

    assertEquals(1, PackagedArticles.read(file, KEY.trusted()).articles().size());
  }

  @Test
  void takesNothingFromAPackageThatAnotherKeySigned() {
    Path strange = new Packages(folder.resolve("x"), SigningKey.fresh()).pack(7, "Alpha");
    PackageMaker.Contents contents = PackageMaker.Contents.of(folder.resolve("x/articles-7"));
    Path file = folder.resolve("policy-8.zip");

    PackageRefusedException refused =
        assertThrows(
            PackageRefusedException.class,
            () -> PackageMaker.pack(contents, eight, KEY, file, strange));

    assertEquals(Why.UNKNOWN_KEY, refused.why());
    assertThrows(
        KnowledgeException.class,
        () -> PackageMaker.pack(contents, eight, KEY, file, folder.resolve("none.zip")));
  }

  private static int hits(KnowledgeBase base, String word) {
    return base.search(SearchRequest.of(word, "en", LocalDate.of(2026, 11, 28))).hits().size();
  }
}
