// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the typed conditions let through, in the articles that come with the program. */
class QuerySyntaxTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    base = KnowledgeBase.bundled();
  }

  @AfterAll
  static void close() {
    base.close();
  }

  @Test
  void findsWordsInTheTitle() {
    assertEquals(
        Set.of(
            "snap-maximum-allotments",
            "snap-maximum-allotments-guam",
            "snap-maximum-allotments-hawaii"),
        ids("title:\"maximum monthly allotments\" as-of:2023-01-01"));
    assertEquals(
        Set.of("snap-maximum-allotments", "snap-maximum-allotments-guam"),
        ids("title:\"maximum monthly allotments\" -hawaii as-of:2023-01-01"));
  }

  @Test
  void findsWhileTheTitleIsTyped() {
    assertEquals(
        ids("title:\"maximum monthly allotments\" as-of:2023-01-01"),
        ids("as-of:2023-01-01 title:maxim"));
  }

  @Test
  void findsOnlyWordsThatStandSideBySide() {
    Set<String> inARow = ids("\"fair hearing\"");

    assertFalse(inARow.isEmpty());
    for (String id : inARow) {
      assertTrue(text(id).contains("fair hearing"), id);
    }
    assertEquals(Set.of(), ids("\"hearing fair\""));
  }

  @Test
  void findsWordsByTheirBeginningAndWordsSpeltLikeOne() {
    assertTrue(ids("naturaliz*").contains("naturalization-eligibility"));
    assertEquals(Set.of(), ids("qqq* snap"));
    assertTrue(ids("naturalisation~").contains("naturalization-eligibility"));
  }

  @Test
  void findsWhatCitesALaw() {
    Set<String> ids = ids("cites:\"7 CFR 273.2(g)\"");

    assertTrue(ids.containsAll(Set.of("snap-apply")), ids::toString);
    assertFalse(ids.contains("snap-lost-ebt-card"), ids::toString);
    assertEquals(Set.of(), ids("cites:\"50 CFR 999.9\""));
  }

  @Test
  void findsByDays() {
    assertEquals(
        Set.of(new ArticleKey("snap-maximum-allotments-guam", "en", 3)),
        keys("title:\"maximum monthly allotments in Guam\" as-of:2021-12-01"));
    assertEquals(
        Set.of("snap-maximum-allotments-hawaii"),
        ids("title:hawaii effective:2020..2025 as-of:2023-01-01"));
    assertEquals(Set.of(), ids("title:hawaii effective:<2020 as-of:2023-01-01"));
    assertEquals(Set.of(), ids("title:allotments recorded:2019 as-of:2023-01-01"));
    assertFalse(ids("title:allotments recorded:2026-11 as-of:2023-01-01").isEmpty());
  }

  @Test
  void findsInAProgramAndAtAPlace() {
    SearchPage page = search("program:wic income");
    assertFalse(page.isEmpty());
    page.hits().forEach(hit -> assertEquals("wic", hit.program()));

    assertTrue(ids("kind:procedure caller").contains("relay-calls"));
    assertFalse(ids("-kind:procedure caller").contains("relay-calls"));
    assertTrue(ids("place:US-CA food").contains("snap-calfresh-california"));
    assertFalse(ids("place:US-TX food").contains("snap-calfresh-california"));
  }

  @Test
  void saysWhatItCouldNotUse() {
    SearchPage page = search("tilte:snap interview");

    assertFalse(page.isEmpty());
    assertTrue(page.notes().getFirst().startsWith("There is no field 'tilte'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the", "\"the of\"", "+the", "-the", "title:the", "a* \"", "-\"", "title:"})
  void answersConditionsThatSayNothing(String typed) {
    assertEquals(List.of(), search(typed + " interview").notes());
  }

  @Test
  void answersWhateverIsTyped() {
    List<String> parts =
        List.of(
            "\"",
            "-",
            "+",
            ":",
            "*",
            "~",
            " ",
            "..",
            ">=",
            "title",
            "as-of:",
            "program:",
            "cites:",
            "place:",
            "effective:",
            "2025",
            "-01",
            "snap",
            "food stamps",
            "7 CFR 273",
            "\ud83d",
            "\u0130",
            "\\",
            "(",
            "heading:\"");
    Random random = new Random(20_261_128);
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      for (String language : List.of("en", "es", "fr")) {
        assertTrue(
            base.search(SearchRequest.of(text.toString(), language, TODAY)).hits().size() <= 10);
      }
    }
  }

  private static String text(String id) {
    return base.open(id, "en", TODAY).orElseThrow().sections().stream()
        .map(section -> section.heading() + " " + section.text())
        .collect(Collectors.joining(" "))
        .concat(" " + base.open(id, "en", TODAY).orElseThrow().title())
        .toLowerCase(Locale.ROOT)
        .replace('\n', ' ');
  }

  private static SearchPage search(String typed) {
    return base.search(SearchRequest.of(typed, "en", TODAY).limit(100));
  }

  private static Set<String> ids(String typed) {
    return keys(typed).stream().map(ArticleKey::id).collect(Collectors.toSet());
  }

  private static Set<ArticleKey> keys(String typed) {
    return search(typed).hits().stream().map(SearchHit::article).collect(Collectors.toSet());
  }
}
