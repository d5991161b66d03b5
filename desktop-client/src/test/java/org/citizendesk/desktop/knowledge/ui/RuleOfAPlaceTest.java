// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLink;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.search.SearchHit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The day, the place and the citizen's last contact, with the SNAP allotments that come along. */
class RuleOfAPlaceTest {
  private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
  private static final Jurisdiction HAWAII = new Jurisdiction("US-HI");
  private static final ArticleKey FEDERAL = new ArticleKey("snap-maximum-allotments", "en", 3);
  private static final ArticleKey LOCAL = new ArticleKey("snap-maximum-allotments-hawaii", "en", 3);

  private final TestUi ui = new TestUi();
  private final Notices notices = new Notices(ui.context());
  private final KnowledgeViewModel model = new KnowledgeViewModel(KNOWLEDGE, ui.context(), notices);

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @BeforeEach
  void chooseTheDay() {
    model.asOf().set(LocalDate.of(2021, 10, 5));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void findsTheRuleOfThePlaceWithTheFederalOneBesideIt() {
    model.place().set(Optional.of(HAWAII));
    model.text().set("maximum SNAP allotment");

    List<SearchHit> found =
        model.hits().stream().filter(hit -> hit.article().id().startsWith("snap-maximum")).toList();
    assertEquals(List.of(LOCAL), found.stream().map(SearchHit::article).toList());
    assertEquals(FEDERAL, found.getFirst().federalFloor());
  }

  @Test
  void listsAProgramForThePlace() {
    model.program().set(Optional.of("snap"));
    assertTrue(listed().containsAll(List.of(FEDERAL, LOCAL)), () -> listed().toString());
    model.place().set(Optional.of(HAWAII));
    assertTrue(listed().contains(LOCAL) && !listed().contains(FEDERAL), () -> listed().toString());
    model.place().set(Optional.of(new Jurisdiction("US-TX")));
    assertTrue(!listed().contains(LOCAL) && listed().contains(FEDERAL), () -> listed().toString());
  }

  @Test
  void showsWhatStandsBelowALocalRuleAndWhatCountsInsteadOfAFederalOne() {
    model.open(LOCAL, Section.INTRODUCTION);
    assertEquals(Optional.of(FEDERAL), page().federalFloor().map(Article::key));
    assertEquals(Optional.empty(), page().moreLocal());
    model.open(FEDERAL, Section.INTRODUCTION);
    assertEquals(Optional.empty(), page().moreLocal());
    model.place().set(Optional.of(HAWAII));

    assertEquals(Optional.of(LOCAL), page().moreLocal().map(Article::key));
    assertEquals(Optional.empty(), page().federalFloor());
  }

  @Test
  void judgesTheOpenedArticleAnewWhenTheDayChanges() {
    model.open(FEDERAL, Section.INTRODUCTION);
    assertInstanceOf(Standing.InForce.class, page().standing());
    model.asOf().set(LocalDate.of(2022, 10, 1));

    Standing.Expired expired = assertInstanceOf(Standing.Expired.class, page().standing());
    assertEquals(new ArticleKey("snap-maximum-allotments", "en", 4), expired.instead());
  }

  @Test
  void saysWhatChangedSinceTheCitizenWasLastInTouch() {
    model.open(FEDERAL, Section.INTRODUCTION);
    model.lastContact().set(Optional.of(LocalDate.of(2021, 9, 30)));

    Standing.ChangedSinceContact changed =
        assertInstanceOf(Standing.ChangedSinceContact.class, page().standing());
    assertTrue(
        changed.changes().stream().anyMatch(it -> it.added().contains("1 | $250")),
        changed::toString);
    model.lastContact().set(Optional.of(LocalDate.of(2021, 10, 2)));
    assertInstanceOf(Standing.InForce.class, page().standing());
  }

  @Test
  void followsALinkToTheVersionOfTheDay() {
    model.follow(new ArticleLink("snap-maximum-allotments", "the-amounts"));
    assertEquals(FEDERAL, page().article().key());
    assertEquals("the-amounts", page().anchor());
    model.follow(new ArticleLink("nowhere", Section.INTRODUCTION));

    assertEquals(
        "nowhere has no version in force that day.", notices.current().get().orElseThrow().text());
    assertEquals(FEDERAL, page().article().key());
  }

  private OpenArticle page() {
    return model.opened().get().orElseThrow();
  }

  private List<ArticleKey> listed() {
    return model.hits().stream().map(SearchHit::article).toList();
  }
}
