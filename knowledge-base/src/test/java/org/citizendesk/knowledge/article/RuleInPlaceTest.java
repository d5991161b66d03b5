// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RuleInPlaceTest {
  private static final AsOf NOW = AsOf.of(LocalDate.of(2026, 11, 28));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          US,        snap-apply
          US-TX,     snap-apply
          US-CA,     california snap-apply
          US-CA-001, california snap-apply
          US-CA-037, los-angeles california snap-apply
          """)
  void theMostLocalRuleCountsAndTheOthersStandBelowIt(Jurisdiction place, String ids) {
    ArticleLibrary library = sound(federal(), california(), losAngeles());

    RuleInPlace rule = library.rule("snap-apply", "en", place, NOW).orElseThrow();

    assertEquals(
        ids,
        rule.rule().key().id()
            + rule.broader().stream().map(it -> " " + it.key().id()).collect(Collectors.joining()));
    assertEquals(
        ids.contains(" ") ? "snap-apply" : "",
        rule.federalFloor().map(it -> it.key().id()).orElse(""));
  }

  @Test
  void aLocalRuleCountsOnlyWhileItIsInForce() {
    ArticleLibrary library = sound(federal(), california().with("effective-to", "2025-01-01"));

    assertEquals("snap-apply", rule(library, "en").rule().key().id());
  }

  @Test
  void aLocalRuleDoesNotHideBehindItsLanguage() {
    ArticleLibrary library =
        sound(federal(), federal().with("language", "es"), california().with("language", "en"));

    assertEquals("california.en version 1", rule(library, "es").rule().key().toString());
    assertEquals(
        "snap-apply.es version 1",
        rule(library, "es").federalFloor().orElseThrow().key().toString());
  }

  @Test
  void refusesTwoArticlesOfOneTopicInOnePlace() {
    LibraryReading reading =
        ArticleText.read(federal(), california(), california().with("id", "other"));

    assertEquals(
        List.of(
            "effective-from: california.en version 1 is in force on some of the same days (1.md)"),
        reading.errors().stream().map(Problem::message).toList());
    assertEquals(2, reading.library().articles().size());
  }

  @Test
  void warnsOfATopicThatNoArticleHas() {
    ArticleText lonely = california();
    LibraryReading reading = ArticleText.read(lonely);

    assertEquals(
        List.of(
            "0.md:%d: warning: topic: there is no article snap-apply"
                .formatted(lonely.lineOf("topic"))),
        reading.problems().stream().map(Problem::toString).toList());
    assertEquals("california", rule(reading.library(), "en").rule().key().id());
  }

  private static RuleInPlace rule(ArticleLibrary library, String language) {
    return library.rule("snap-apply", language, new Jurisdiction("US-CA"), NOW).orElseThrow();
  }

  private static ArticleText federal() {
    return ArticleText.sound();
  }

  private static ArticleText california() {
    return local("california", "US-CA");
  }

  private static ArticleText losAngeles() {
    return local("los-angeles", "US-CA-037");
  }

  private static ArticleText local(String id, String place) {
    return ArticleText.sound()
        .with("id", id)
        .with("topic", "snap-apply")
        .with("jurisdiction", place);
  }

  private static ArticleLibrary sound(ArticleText... texts) {
    LibraryReading reading = ArticleText.read(texts);
    assertEquals(List.of(), reading.problems());
    return reading.library();
  }
}
