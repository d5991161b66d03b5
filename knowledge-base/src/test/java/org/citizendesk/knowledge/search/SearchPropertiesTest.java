// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.LibraryReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for every search, whatever was typed, wherever and whenever. */
class SearchPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 10, 1);
  private static final List<String> PLACES = List.of("US", "US-CA", "US-CA-037", "US-TX");
  private static final String BODY =
      "Niño 😀 card.\n\n## Lost card\n\nA lost card, 😀stolen😀 or “torn”—is replaced; "
          + "the niño’s too.\n\n- One card\n- Two cards\n";

  private static KnowledgeBase base;

  @BeforeContainer
  static void open() {
    LibraryReading reading =
        ArticleText.read(
            article("us", "en", "US"),
            article("california", "en", "US-CA"),
            article("los-angeles", "en", "US-CA-037"),
            article("texas", "en", "US-TX").with("effective-to", "2024-12-01"),
            article("texas", "en", "US-TX")
                .with("version", "2")
                .with("effective-from", "2025-02-01"),
            article("tarjeta", "es", "US").with("title", "Reemplazar una tarjeta"));
    assertEquals(List.of(), reading.problems());
    base = KnowledgeBase.inMemory(reading.library());
  }

  @AfterContainer
  static void close() {
    base.close();
  }

  @Provide
  Arbitrary<String> typed() {
    Arbitrary<String> words =
        Arbitraries.of("card", "lost ", " niño", "😀", "stolen", "\"", "(", "*", "~", " AND ", "8");
    Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(12);
    return Arbitraries.oneOf(words, words, anything)
        .list()
        .ofMaxSize(12)
        .map(it -> String.join("", it));
  }

  @Property(tries = 300)
  void nothingThatIsTypedMakesItThrowAndEveryMarkLiesOnWholeCharacters(
      @ForAll("typed") String typed) {
    for (String language : List.of("en", "es", "fr")) {
      for (SearchHit hit : base.search(SearchRequest.of(typed, language, FIRST)).hits()) {
        assertMarksAreSound(hit.excerpt());
      }
    }
  }

  @Property(tries = 200)
  void aHitIsInForceThatDayAndAtThatPlace(
      @ForAll @IntRange(min = -10, max = 300) int days, @ForAll @IntRange(max = 3) int place) {
    LocalDate day = FIRST.plusDays(days);
    Jurisdiction at = new Jurisdiction(PLACES.get(place));
    ArticleLibrary library = base.library();

    SearchPage page = base.search(SearchRequest.of("card", "en", day).at(at));

    for (SearchHit hit : page.hits()) {
      Article article = library.find(hit.article()).orElseThrow();
      assertTrue(article.jurisdiction().covers(at), hit::toString);
      assertTrue(library.period(article).contains(day), hit::toString);
    }
    long expected =
        List.of("us", "california", "los-angeles", "texas").stream()
            .flatMap(id -> library.inForce(id, "en", day).stream())
            .filter(article -> article.jurisdiction().covers(at))
            .count();
    assertEquals(expected, page.hits().size());
  }

  @Property
  void everyBeginningOfAWordFindsItWhileItIsTyped(@ForAll @IntRange(min = 1, max = 10) int length) {
    String english = "replacement".substring(0, length);
    String spanish = "reemplazar".substring(0, length);

    assertFalse(base.search(SearchRequest.of(english, "en", FIRST)).isEmpty(), english);
    assertFalse(base.search(SearchRequest.of("una " + spanish, "es", FIRST)).isEmpty(), spanish);
    assertEquals(
        Set.of("tarjeta"),
        Set.copyOf(
            base.search(SearchRequest.of(spanish, "es", FIRST)).hits().stream()
                .map(hit -> hit.article().id())
                .toList()));
  }

  @Property(tries = 200)
  void theLimitIsKeptAndTheBestStaysTheBest(
      @ForAll("typed") String typed, @ForAll @IntRange(min = 1, max = 5) int limit) {
    SearchRequest request = SearchRequest.of(typed, "en", FIRST);

    List<SearchHit> all = base.search(request).hits();
    List<SearchHit> some = base.search(request.limit(limit)).hits();

    assertEquals(all.subList(0, Math.min(limit, all.size())), some);
  }

  private static void assertMarksAreSound(Excerpt excerpt) {
    String text = excerpt.text();
    int done = 0;
    for (Excerpt.Mark mark : excerpt.marks()) {
      assertTrue(done <= mark.start() && mark.start() < mark.end(), excerpt::toString);
      assertTrue(mark.end() <= text.length(), excerpt::toString);
      assertFalse(splits(text, mark.start()) || splits(text, mark.end()), excerpt::toString);
      String marked = text.substring(mark.start(), mark.end());
      assertEquals(marked.strip(), marked);
      done = mark.end();
    }
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static ArticleText article(String id, String language, String place) {
    return ArticleText.sound()
        .with("id", id)
        .with("title", "Replacement of a card")
        .with("language", language)
        .with("jurisdiction", place)
        .body(BODY);
  }
}
