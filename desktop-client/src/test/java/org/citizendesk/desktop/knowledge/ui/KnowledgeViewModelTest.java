// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel.Finding;
import org.citizendesk.desktop.ui.HeldTaskRunner;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.KnowledgeBase.Depth;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Standing;
import org.citizendesk.knowledge.meaning.Embedder;
import org.citizendesk.knowledge.meaning.EmbeddingException;
import org.citizendesk.knowledge.search.Excerpt;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KnowledgeViewModelTest {
  private static final ArticleKey CHERRY = new ArticleKey("cherry-allowance", "en", 2);

  private final TestUi ui = new TestUi();
  private final KnowledgeBase knowledge = Articles.knowledge();
  private final Notices notices = new Notices(ui.context());
  private final KnowledgeViewModel model = new KnowledgeViewModel(knowledge, ui.context(), notices);

  @AfterEach
  void close() {
    model.close();
    knowledge.close();
  }

  @Test
  void asksForWordsFirst() {
    assertEquals(Finding.NOTHING_ASKED, model.finding().get());
  }

  @Test
  void findsAsTheUserTypesAndMarksTheWords() {
    model.text().set("cherr");

    SearchHit hit = model.hits().getFirst();
    assertEquals(CHERRY, hit.article());
    Excerpt.Mark mark = hit.excerpt().marks().getFirst();
    String marked = hit.excerpt().text().substring(mark.start(), mark.end());
    assertTrue(marked.toLowerCase(Locale.ROOT).startsWith("cherr"), marked);
  }

  @Test
  void showsWhatIsMeantAfterWhatIsSaid() {
    knowledge.learn(Fruit::new);
    model.text().set("something sweet");

    assertEquals(CHERRY, model.hits().getFirst().article());
    assertEquals(Depth.MEANING, model.depth().get());
  }

  @Test
  void saysThatItFindsByWordsOnlyWhereTheModelFails() {
    knowledge.learn(
        () -> {
          throw new EmbeddingException("no model", new IllegalStateException());
        });
    model.text().set("cherry");

    assertEquals(CHERRY, model.hits().getFirst().article());
    assertEquals(Depth.WORDS_ONLY, model.depth().get());
  }

  /** Knows one thing: what is sweet is a fruit. */
  @Test
  void saysThatAnotherLanguageThanTheModelsIsSearchedByWords() {
    knowledge.learn(Fruit::new);
    model.language().set("es");
    model.text().set("cereza");
    assertEquals(Depth.WORDS_OF_LANGUAGE, model.depth().get());

    model.language().set("en");
    assertEquals(Depth.MEANING, model.depth().get());
  }

  private static final class Fruit implements Embedder {
    @Override
    public String model() {
      return "fruit";
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public boolean reads(String language) {
      return language.equals("en");
    }

    @Override
    public float[] embed(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      boolean fruit = lower.contains("cherr") || lower.contains("sweet");
      return new float[] {fruit ? 1 : 0, fruit ? 0 : 1};
    }

    @Override
    public void close() {}
  }

  @Test
  void saysThatNothingWasFoundAndForgetsItWithTheWords() {
    model.text().set("locomotive");
    assertEquals(Finding.NO_HITS, model.finding().get());
    model.text().set("  ");
    assertEquals(Finding.NOTHING_ASKED, model.finding().get());
  }

  @Test
  void listsAllArticlesInForceOfAProgramWithoutWords() {
    model.program().set(Optional.of("fruit-aid"));
    assertEquals(List.of(CHERRY), model.hits().stream().map(SearchHit::article).toList());
    model.program().set(Optional.of("pear"));
    assertEquals(Finding.NO_HITS, model.finding().get());
    model.asOf().set(LocalDate.of(2027, 7, 1));
    assertEquals("Pear grant", model.hits().getFirst().title());
  }

  @Test
  void findsTheVersionThatWasInForceOnADay() {
    model.asOf().set(LocalDate.of(2025, 5, 5));
    model.text().set("cherry");

    assertEquals(1, model.hits().getFirst().article().version());
  }

  @Test
  void findsInAnotherLanguage() {
    model.language().set("es");
    model.text().set("cerezas");

    assertEquals("Subsidio de cerezas", model.hits().getFirst().title());
    assertEquals(List.of("en", "es"), model.languages());
  }

  @Test
  void letsTheNewestSearchWinWhateverEndsLast() {
    HeldTaskRunner tasks = new HeldTaskRunner();
    try (KnowledgeViewModel slow = new KnowledgeViewModel(knowledge, ui.context(tasks), notices)) {
      slow.text().set("locomotive");
      slow.text().set("cherry");
      tasks.run(1);
      tasks.run(0);

      assertEquals(Finding.HITS, slow.finding().get());
      assertEquals(CHERRY, slow.hits().getFirst().article());
    }
  }

  @Test
  void opensAnArticleWithItsStandingAndVersions() {
    model.open(CHERRY, "who-can-get-it");
    OpenArticle page = model.opened().get().orElseThrow();
    assertInstanceOf(Standing.InForce.class, page.standing());
    assertEquals(2, page.versions().size());
    model.open(new ArticleKey("cherry-allowance", "en", 1), Section.INTRODUCTION);
    assertInstanceOf(Standing.Expired.class, model.opened().get().orElseThrow().standing());
    model.closeArticle();
    assertEquals(Optional.empty(), model.opened().get());
  }

  @Test
  void opensTheVeryVersionThatWasQuotedAndSaysThatItIsNoLongerInForce() {
    KnowledgeFact.Quoted old =
        new KnowledgeFact.Quoted("ana", "cherry-allowance", 1, "Cherry allowance", "");
    model.open(old);

    OpenArticle page = model.opened().get().orElseThrow();
    assertEquals(new ArticleKey("cherry-allowance", "en", 1), page.article().key());
    assertInstanceOf(Standing.Expired.class, page.standing());
    assertEquals(Section.INTRODUCTION, page.anchor());

    model.open(
        new KnowledgeFact.Quoted(
            "ana", "cherry-allowance", 2, "Subsidio", "", "es", "introduction", null));
    assertEquals("es", model.opened().get().orElseThrow().article().key().language());
  }

  @Test
  void saysThatAVersionIsNotHereAndKeepsWhatIsOpen() {
    model.open(CHERRY, Section.INTRODUCTION);
    model.open(new ArticleKey("plum", "en", 4), Section.INTRODUCTION);

    assertEquals(
        "plum.en version 4 is not on this computer.", notices.current().get().orElseThrow().text());
    assertEquals(CHERRY, model.opened().get().orElseThrow().article().key());
  }

  @Test
  void insertsASectionWithItsSourceOnlyWhereThereIsAReply() {
    List<Quotation> inserted = new ArrayList<>();
    model.setInsertTarget(inserted::add);
    model.open(CHERRY, Section.INTRODUCTION);
    Section first = model.opened().get().orElseThrow().article().sections().getFirst();
    model.insert(first);
    assertEquals(List.of(), inserted);
    model.canInsert().set(true);
    model.insert(first);

    assertEquals(
        "The cherry allowance is seven cherries a week. It is paid on Mondays.",
        inserted.getFirst().text());
    assertEquals("1 FRC 10(b)", inserted.getFirst().citation());
  }

  @Test
  void tellsThatASearchFailed() {
    HeldTaskRunner tasks = new HeldTaskRunner();
    KnowledgeBase closed = Articles.knowledge();
    try (KnowledgeViewModel failing = new KnowledgeViewModel(closed, ui.context(tasks), notices)) {
      failing.text().set("cherry");
      closed.close();
      tasks.run(0);

      assertEquals(
          "The search failed on this computer.", notices.current().get().orElseThrow().text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "snap, SNAP",
    "real-id, Real ID",
    "gi-bill, GI Bill",
    "fema-disaster, FEMA Disaster",
    "liheap, LIHEAP",
    "lifeline, Lifeline",
    "housing-choice-voucher, Housing Choice Voucher"
  })
  void namesPrograms(String code, String name) {
    assertEquals(name, KnowledgeTexts.program(code));
  }
}
