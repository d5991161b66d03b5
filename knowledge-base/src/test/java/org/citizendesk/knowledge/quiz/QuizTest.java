// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.quiz;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.ArticleText;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.quiz.Choice.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuizTest {
  private static final ArticleLibrary LIBRARY = KnowledgeBase.bundledLibrary();
  private static final Quiz QUIZ = new Quiz(LIBRARY);

  /** The most SNAP paid in the 48 states, as domain experts have it. */
  @ParameterizedTest
  @CsvSource({
    "2020-10-01, 1, $204", "2021-01-01, 1, $234", "2021-10-01, 1, $250", "2022-10-01, 1, $281",
    "2020-10-01, 4, $680", "2021-01-01, 4, $782", "2021-10-01, 4, $835", "2022-10-01, 4, $939"
  })
  void asksForTheAllotmentsAndKnowsThem(LocalDate day, String household, String most) {
    Question question = allotment("US", day, household);

    assertEquals(most, question.right().value());
    assertEquals(4, question.choices().size());
    assertTrue(
        question.choices().stream().allMatch(it -> it.section().anchor().equals("the-amounts")));
  }

  @Test
  void wrongAnswersAreThoseOfOtherVersionsAndPlacesAndSayWhy() {
    Question question = allotment("US-HI", LocalDate.of(2022, 10, 1), "3");

    assertEquals("$1,413", question.right().value());
    assertEquals(
        Set.of(Why.EARLIER, Why.RIGHT),
        question.choices().stream().map(Choice::why).collect(Collectors.toSet()));
    Quiz few =
        quiz(
            version(1, "The limit is 30 days.", "US"),
            version(2, "The limit is 45 days.", "US"),
            version(1, "The limit is 60 days.", "US-CA"));
    Question days = few.all().getFirst();
    assertEquals(new Asked.Gap("The limit is ", " days."), days.asked());
    assertEquals(
        Set.of(Why.RIGHT, Why.LATER, Why.ELSEWHERE),
        days.choices().stream().map(Choice::why).collect(Collectors.toSet()));
  }

  @Test
  void doesNotAskWhereThereAreNotTwoWrongAnswers() {
    assertEquals(
        List.of(),
        quiz(
                version(1, "The limit is 30 days.", "US"),
                version(2, "The limit is 45 days.", "US"),
                version(1, "The limit is 45 days.", "US-CA"))
            .all());
  }

  @Test
  void doesNotAskForDatesLawOrWhatAnArticleSaysTwice() {
    List<Question> questions =
        quiz(
                version(1, body("October 1, 2021", "273.1", "10", "20"), "US"),
                version(2, body("November 2, 2022", "273.2", "11", "21"), "US"),
                version(1, body("December 3, 2023", "273.3", "12", "22"), "US-CA"))
            .all();

    assertEquals(List.of(), questions);
  }

  @Test
  void readsAmountsAndSharesOfSentences() {
    Quiz quiz =
        quiz(
            version(1, "You pay 30% of $1,190.", "US"),
            version(2, "You pay 35% of $1190.", "US"),
            version(1, "You pay 40 percent of $2,000.50.", "US-CA"),
            version(1, "You pay 50% of $1,190.", "US-TX"));

    Set<String> right =
        quiz.all().stream().map(it -> it.right().value()).collect(Collectors.toSet());
    assertEquals(Set.of("30%", "35%", "40 percent", "50%"), right);
  }

  @Test
  void readsNumbersThatAreWrittenAsWords() {
    Quiz quiz =
        quiz(
            version(1, "Appeal within ten days.", "US"),
            version(2, "Appeal within fifteen days.", "US"),
            version(1, "Appeal within 10 days.", "US-CA"),
            version(1, "Appeal within forty-five days.", "US-TX"));

    Question asked =
        quiz.all().stream()
            .filter(it -> it.right().value().equals("ten"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        Set.of("ten", "fifteen", "forty-five"),
        asked.choices().stream().map(Choice::value).collect(Collectors.toSet()));
  }

  @Test
  void theSameNumbersGiveTheSameQuestionsAndNoneTwice() {
    List<Question> one = QUIZ.questions(article -> true, 40, new Random(7));
    List<Question> other = QUIZ.questions(article -> true, 40, new Random(7));

    assertEquals(one, other);
    assertEquals(40, one.size());
    assertEquals(40, new HashSet<>(one).size());
    assertFalse(one.equals(QUIZ.questions(article -> true, 40, new Random(8))));
  }

  @Property(tries = 40)
  void theRightAnswerIsWhatTheLibrarySaysAndNoOtherIs(@ForAll int seed) {
    for (Question question : QUIZ.questions(article -> true, 12, new Random(seed))) {
      Article rule =
          LIBRARY
              .rule(
                  question.article().topic(),
                  question.article().key().language(),
                  question.place(),
                  AsOf.of(question.day()))
              .orElseThrow()
              .rule();
      assertEquals(rule.key(), question.article().key());
      assertTrue(
          question.right().section().text().contains(question.right().value()),
          () -> question.toString());
      Set<String> values = new HashSet<>();
      for (Choice choice : question.choices()) {
        assertTrue(values.add(Statement.plain(choice.value())), question::toString);
        assertEquals(choice.isRight(), choice.article().key().equals(rule.key()));
      }
      assertTrue(values.size() >= 3, question::toString);
    }
  }

  private static Question allotment(String place, LocalDate day, String household) {
    return QUIZ.all().stream()
        .filter(it -> it.place().code().equals(place) && it.day().equals(day))
        .filter(it -> it.article().topic().equals("snap-maximum-allotments"))
        .filter(it -> it.asked() instanceof Asked.Cell cell && cell.row().equals(household))
        .findFirst()
        .orElseThrow();
  }

  private static String body(String day, String law, String one, String two) {
    return "See version "
        + one
        + ".\n\nIt began on "
        + day
        + ".\n\nSee 7 CFR "
        + law
        + ".\n\nPay $"
        + one
        + " now.\n\nPay $"
        + two
        + " now.\n";
  }

  private static ArticleText version(int version, String body, String place) {
    ArticleText text =
        ArticleText.sound()
            .body(body + "\n")
            .with(
                "id",
                place.equals("US")
                    ? "rule"
                    : "rule-" + place.substring(3).toLowerCase(java.util.Locale.ROOT))
            .with("topic", "rule")
            .with("jurisdiction", place)
            .with("version", Integer.toString(version))
            .with("effective-from", (2023 + version) + "-10-01");
    return version == 1 ? text : text.with("supersedes", Integer.toString(version - 1));
  }

  private static Quiz quiz(ArticleText... texts) {
    LibraryReading reading = ArticleText.read(texts);
    assertEquals(List.of(), reading.errors());
    return new Quiz(reading.library());
  }
}
