// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.query;

import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Condition;
import org.citizendesk.knowledge.search.Condition.Day;
import org.citizendesk.knowledge.search.Condition.Where;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class TypedQueryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final ArticleKey CITING = new ArticleKey("snap-interview", "en", 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can I get food stamps",
        "medi-cal, self-employed",
        "at 10:30 or later",
        "note: the office is closed",
        "see https://example.gov/page",
        "income - expenses",
        "2 * 3 ~ 6",
        ""
      })
  void leavesWordsAlone(String typed) {
    SearchRequest request = request(typed);

    assertSame(request, TypedQuery.read(request, law -> Set.of()).request());
  }

  @Test
  void leavesAloneWhatACitizenSaid() {
    SearchRequest said =
        SearchRequest.inConversation("it says \"denied\"", List.of(), "en", AsOf.of(TODAY));

    assertSame(said, TypedQuery.read(said, law -> Set.of()).request());
  }

  @Test
  void readsPhrases() {
    TypedQuery read = read("the \"gross income\" limit");

    assertEquals("the gross income limit", read.request().text());
    assertEquals(List.of(phrase("gross income")), read.request().conditions());
  }

  @Test
  void readsAPhraseThatIsStillTyped() {
    assertEquals(
        List.of(new Condition.Words(Where.ANYWHERE, "gross inc", true, true)),
        read("\"gross inc").request().conditions());
  }

  @Test
  void readsWhatMustAndMustNotBeThere() {
    TypedQuery read = read("benefits +hawaii -alaska -\"gross income\"");

    assertEquals("benefits hawaii ", read.request().text());
    assertEquals(
        List.of(
            word("hawaii"),
            new Condition.Not(word("alaska")),
            new Condition.Not(phrase("gross income"))),
        read.request().conditions());
  }

  @Test
  void readsBeginningsAndLikenesses() {
    TypedQuery read = read("immigr* eligibl~ rules");

    assertEquals(
        List.of(new Condition.Beginning("immigr"), new Condition.Like("eligibl")),
        read.request().conditions());
    assertEquals("eligibl rules", read.request().text());
  }

  @Test
  void readsFieldsInEnglishAndSpanish() {
    SearchRequest english = read("title:snap program:WIC place:us-ca interview").request();
    SearchRequest spanish = read("T\u00edtulo:snap programa:wic lugar:US-CA interview").request();

    assertEquals(Set.of("wic"), english.programs());
    assertEquals(new Jurisdiction("US-CA"), english.place());
    assertEquals(
        List.of(new Condition.Words(Where.TITLE, "snap", false, false)), english.conditions());
    assertEquals("snap interview", english.text());
    assertEquals(english, spanish);
  }

  @Test
  void readsDays() {
    SearchRequest read =
        read("as-of:2025-10-01 known-on:2025-11-01 effective:2025-01..2025-06 recorded:>2024 x")
            .request();

    assertEquals(new AsOf(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 11, 1)), read.asOf());
    assertEquals(
        List.of(
            new Condition.Dated(Day.EFFECTIVE, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30)),
            new Condition.Dated(
                Day.RECORDED, LocalDate.of(2025, 1, 1), LocalDate.of(9999, 12, 31))),
        read.conditions());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02, 2024-02-01, 2024-02-29",
    "2025.., 2025-01-01, 9999-12-31",
    "..2025-3-5, 0001-01-01, 2025-03-05",
    "<2025, 0001-01-01, 2024-12-31",
    "<=2025, 0001-01-01, 2025-12-31",
    ">=2025-10, 2025-10-01, 9999-12-31"
  })
  void readsPeriods(String typed, LocalDate from, LocalDate to) {
    assertEquals(
        List.of(new Condition.Dated(Day.EFFECTIVE, from, to)),
        read("effective:" + typed + " ").request().conditions());
  }

  @Test
  void readsLaw() {
    TypedQuery read =
        TypedQuery.read(
            request("cites:\"7 CFR 273.2(g)\" interview"),
            law -> law.toString().equals("7 CFR 273.2(g)") ? Set.of(CITING) : Set.of());

    assertEquals(List.of(new Condition.OneOf(Set.of(CITING))), read.request().conditions());
    assertEquals("interview", read.request().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tilte:snap x|There is no field 'tilte' (there are title, heading, program, kind, place, cites,"
            + " as-of, known-on, effective, recorded): it was searched as words.",
        "place:mars x|'place:mars' was not used: 'MARS' is not a jurisdiction: write US, US-CA or"
            + " US-CA-037.",
        "as-of:2025-13-01 x|'as-of:2025-13-01' was not used: that is no day, such as 2025-10-01.",
        "as-of:2025-02 x|'as-of:2025-02' was not used: that is no day, such as 2025-10-01.",
        "effective:soon x|'effective:soon' was not used: write 2025, 2025-10, 2025-10-01,"
            + " 2025-01..2025-06 or >=2025-10.",
        "cites:law x|'cites:law' was not used: that is no citation, such as \"7 CFR 273.2\".",
        "kind:form x|'kind:form' was not used: write policy, procedure, figures or contacts.",
        "-program:snap x|Programs cannot be left out: '-program:snap' was not used."
      })
  void saysWhatCouldNotBeUsed(String typed, String note) {
    assertEquals(List.of(note), read(typed).notes());
  }

  @Test
  void saysNothingOfAValueThatIsStillTyped() {
    assertEquals(List.of(), read("x place:us-c").notes());
    assertEquals(List.of(), read("x as-of:2025-1").notes());
  }

  @Test
  void readsOnlySoManyConditions() {
    TypedQuery read = read("+a ".repeat(100) + "end ");

    assertEquals(16, read.request().conditions().size());
    assertEquals(List.of("Only the first 16 conditions count."), read.notes());
  }

  private static Condition phrase(String text) {
    return new Condition.Words(Where.ANYWHERE, text, true, false);
  }

  private static Condition word(String text) {
    return new Condition.Words(Where.ANYWHERE, text, false, false);
  }

  private static SearchRequest request(String typed) {
    return SearchRequest.of(typed, "en", TODAY);
  }

  private static TypedQuery read(String typed) {
    return TypedQuery.read(request(typed), law -> Set.of());
  }
}
