// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.LibraryReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ArticleSearchTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void findsASectionAndOpensTheArticleThere() {
    ArticleSearch search =
        over(
            article("passport-renew", "Renew a passport")
                .body("By mail.\n\n## Fees and photos\n\nA photo of two inches.\n"));

    SearchHit hit = search.search(SearchRequest.of("photo", "en", TODAY)).hits().getFirst();

    assertEquals(new ArticleKey("passport-renew", "en", 1), hit.article());
    assertEquals("Renew a passport", hit.title());
    assertEquals("fees-and-photos", hit.anchor());
    assertEquals("Fees and photos", hit.heading());
    assertEquals("snap", hit.program());
    assertEquals(Jurisdiction.US, hit.jurisdiction());
  }

  @Test
  void showsEachArticleOnceAtItsBestSection() {
    ArticleSearch search =
        over(
            article("a", "Alpha")
                .body("Photo once, and much else besides.\n\n## Photo\n\nPhoto, photo.\n"),
            article("b", "Beta").body("One photo.\n"));

    List<SearchHit> hits = search.search(SearchRequest.of("photo", "en", TODAY)).hits();

    assertEquals(List.of("a", "b"), ids(hits).stream().sorted().toList());
    assertEquals(
        "photo",
        hits.stream().filter(hit -> hit.title().equals("Alpha")).findFirst().get().anchor());
  }

  @Test
  void goesOnUntilThereAreEnoughArticles() {
    StringBuilder many = new StringBuilder("Photo photo.\n");
    for (int i = 0; i < 60; i++) {
      many.append("\n## Photo ").append(i).append("\n\nPhoto photo photo.\n");
    }
    ArticleSearch search =
        over(article("a", "Photo").body(many.toString()), article("b", "Beta").body("A photo.\n"));

    SearchPage page = search.search(SearchRequest.of("photo", "en", TODAY).limit(2));

    assertEquals(List.of("a", "b"), ids(page.hits()));
    assertEquals(1, search.search(SearchRequest.of("photo", "en", TODAY).limit(1)).hits().size());
  }

  @Test
  void marksTheWordsInTheBestSentence() {
    ArticleSearch search =
        over(
            article("a", "Alpha")
                .body(
                    "Bring proof. The interview is by phone. Interviews missed can be set again."));

    Excerpt excerpt =
        search
            .search(SearchRequest.of("missed interview", "en", TODAY))
            .hits()
            .getFirst()
            .excerpt();

    assertEquals("Interviews missed can be set again.", excerpt.text());
    assertEquals(List.of("Interviews", "missed"), marked(excerpt));
  }

  @Test
  void marksNothingWhenOnlyTheTitleMatches() {
    ArticleSearch search = over(article("a", "Alpha").body("First one. Second one."));

    Excerpt excerpt =
        search.search(SearchRequest.of("alpha", "en", TODAY)).hits().getFirst().excerpt();

    assertEquals(new Excerpt("First one.", List.of()), excerpt);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2020-12-31,
          2021-01-01, 1
          2021-09-30, 1
          2021-10-01, 2
          """)
  void findsOnlyTheVersionInForce(LocalDate day, Integer version) {
    ArticleSearch search =
        over(
            article("a", "Alpha").with("effective-from", "2021-01-01"),
            article("a", "Alpha")
                .with("version", "2")
                .with("effective-from", "2021-10-01")
                .with("supersedes", "1"));

    List<SearchHit> hits = search.search(SearchRequest.of("alpha", "en", day)).hits();

    assertEquals(
        version == null ? List.of() : List.of(version),
        hits.stream().map(hit -> hit.article().version()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ,          us california los-angeles texas
          US,        us
          US-CA,     california us
          US-CA-037, los-angeles california us
          US-TX,     texas us
          US-NY,     us
          """)
  void findsOnlyWhatIsInForceAtThePlaceTheNearestFirst(String place, String expected) {
    ArticleSearch search =
        over(
            article("us", "Alpha"),
            article("california", "Alpha").with("jurisdiction", "US-CA"),
            article("los-angeles", "Alpha").with("jurisdiction", "US-CA-037"),
            article("texas", "Alpha").with("jurisdiction", "US-TX"));
    Jurisdiction at = place == null ? null : new Jurisdiction(place);

    SearchPage page = search.search(SearchRequest.of("alpha", "en", TODAY).at(at));

    if (at == null) {
      assertEquals(Set.of(expected.split(" ")), Set.copyOf(ids(page.hits())));
    } else {
      assertEquals(List.of(expected.split(" ")), ids(page.hits()));
    }
  }

  @Test
  void findsOnlyTheProgramsAndLanguageAskedFor() {
    ArticleSearch search =
        over(
            article("a", "Alpha"),
            article("b", "Alpha").with("program", "wic"),
            article("c", "Alpha").with("program", "tanf"),
            article("a", "Alpha").with("language", "es"));
    SearchRequest english = SearchRequest.of("alpha", "en", TODAY);

    assertEquals(3, search.search(english).hits().size());
    assertEquals(
        Set.of("b", "c"), Set.copyOf(ids(search.search(english.in(Set.of("wic", "tanf"))).hits())));
    assertEquals(
        List.of(new ArticleKey("a", "es", 1)),
        search.search(SearchRequest.of("alpha", "es", TODAY)).hits().stream()
            .map(SearchHit::article)
            .toList());
    assertTrue(search.search(SearchRequest.of("alpha", "fr", TODAY)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          food stamps,            SNAP for families
          SNAP,                   Food stamps for families
          snap benefits,          Food stamp offices
          Section 8,              Housing Choice Voucher list
          housing choice voucher, Section 8 list
          welfare,                TANF cash help
          UI claim,               Unemployment claim
          obamacare,              Marketplace cover
          """)
  void knowsBothNamesOfOneThing(String typed, String title) {
    ArticleSearch search = over(article("a", title), article("b", "Something else"));

    assertEquals(List.of("a"), ids(search.search(SearchRequest.of(typed, "en", TODAY)).hits()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r", "rep", "replac", "replacing", "replaces a", "REPLACE", "lost repl"})
  void findsWhileTheLastWordIsStillBeingTyped(String typed) {
    ArticleSearch search = over(article("a", "Replace a card"), article("b", "Something else"));

    assertEquals(List.of("a"), ids(search.search(SearchRequest.of(typed, "en", TODAY)).hits()));
  }

  @Test
  void takesAWordFollowedByASpaceAsFinished() {
    ArticleSearch search = over(article("a", "Replace a card"));

    assertFalse(search.search(SearchRequest.of("rep", "en", TODAY)).isEmpty());
    assertTrue(search.search(SearchRequest.of("rep ", "en", TODAY)).isEmpty());
  }

  @Test
  void putsAMisspeltWordRightAndSaysSo() {
    ArticleSearch search = over(article("a", "Unemployment benefits"), article("b", "Other"));

    SearchPage page = search.search(SearchRequest.of("Unemployement, benefits?", "en", TODAY));

    assertEquals(List.of("a"), ids(page.hits()));
    assertEquals("unemployment, benefits?", page.corrected());
    assertNull(search.search(SearchRequest.of("unemployment", "en", TODAY)).corrected());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          inundacion,  Ayuda después de una inundación
          INUNDACIÓN,  Ayuda despues de una inundacion
          cupones,     Ayuda con SNAP
          nino,        Seguro para el niño
          niños,       Seguro para el niño
          solicitud,   Enviar las solicitudes
          """)
  void foldsAccentsAndStemsSpanish(String typed, String title) {
    ArticleSearch search =
        over(
            article("a", title).with("language", "es"),
            article("b", "Otra").with("language", "es"));

    assertEquals(List.of("a"), ids(search.search(SearchRequest.of(typed, "es", TODAY)).hits()));
  }

  @Test
  void searchesALanguageItHasNoWordListsFor() {
    ArticleSearch search = over(article("a", "Aide en été").with("language", "fr"));

    assertEquals(List.of("a"), ids(search.search(SearchRequest.of("ETE", "fr", TODAY)).hits()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "the of and", "qwzxv", "\u200b", "how do I"})
  void findsNothingWithoutFuss(String typed) {
    ArticleSearch search = over(article("a", "Alpha"));

    SearchPage page = search.search(SearchRequest.of(typed, "en", TODAY));

    assertEquals(List.of(), page.hits());
    assertNull(page.corrected());
  }

  @Test
  void searchesAnEmptyLibrary() {
    assertTrue(over().search(SearchRequest.of("alpha", "en", TODAY)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void refusesALimitOutOfRange(int limit) {
    SearchRequest request = SearchRequest.of("alpha", "en", TODAY);

    assertThrows(IllegalArgumentException.class, () -> request.limit(limit));
  }

  private ArticleSearch over(ArticleText... texts) {
    LibraryReading reading = ArticleText.read(texts);
    assertEquals(List.of(), reading.problems());
    ArticleIndex index = ArticleIndex.inMemory(reading.library());
    open.add(index);
    ArticleSearch search = ArticleSearch.open(index);
    open.add(search);
    return search;
  }

  private static ArticleText article(String id, String title) {
    return ArticleText.sound().with("id", id).with("title", title).body("Nothing here.\n");
  }

  private static List<String> ids(List<SearchHit> hits) {
    return hits.stream().map(hit -> hit.article().id()).toList();
  }

  private static List<String> marked(Excerpt excerpt) {
    return excerpt.marks().stream()
        .map(mark -> excerpt.text().substring(mark.start(), mark.end()))
        .toList();
  }
}
