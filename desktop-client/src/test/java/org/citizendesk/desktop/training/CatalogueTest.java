// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training;

import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.knowledge.article.AsOf;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.article.Standing;
import org.junit.jupiter.api.Test;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatalogueTest {
  private static final ArticleLibrary LIBRARY = KnowledgeBase.bundledLibrary();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Jurisdiction CALIFORNIA = new Jurisdiction("US-CA");

  @Test
  void sortsProgramsByPlaceWithCountiesInTheirStates() {
    List<Catalogue.Place> places = catalogue(TODAY).places("snap");

    assertEquals(Jurisdiction.US, places.getFirst().place());
    Catalogue.Place california =
        places.stream().filter(it -> it.place().equals(CALIFORNIA)).findFirst().orElseThrow();
    assertEquals(1, california.count());
    assertEquals("US-CA-037", california.within().getFirst().place().code());
  }

  @Test
  void showsEachArticleOnceInTheVersionOfTheDay() {
    assertEquals(2, allotments(LocalDate.of(2021, 9, 30)).article().key().version());
    assertInstanceOf(Standing.InForce.class, allotments(LocalDate.of(2021, 9, 30)).standing());
    assertEquals(3, allotments(LocalDate.of(2021, 10, 1)).article().key().version());
  }

  @Test
  void showsTheLastVersionThatWasInForceOrTheNextThatWillBe() {
    Catalogue.Entry ended = allotments(TODAY);
    Catalogue.Entry coming = allotments(LocalDate.of(2019, 1, 1));

    assertEquals(4, ended.article().key().version());
    assertInstanceOf(Standing.Expired.class, ended.standing());
    assertEquals(1, coming.article().key().version());
    assertInstanceOf(Standing.Future.class, coming.standing());
  }

  @Test
  void countsWhatItLists() {
    Catalogue catalogue = catalogue(TODAY);
    for (String program : catalogue.programs()) {
      int inPlaces =
          catalogue.places(program).stream()
              .mapToInt(
                  it -> it.count() + it.within().stream().mapToInt(Catalogue.Place::count).sum())
              .sum();
      assertEquals(catalogue.entries(program).size(), inPlaces, program);
    }
    assertTrue(new Catalogue(LIBRARY, "es", AsOf.of(TODAY)).programs().contains("snap"));
    assertEquals(List.of(), new Catalogue(LIBRARY, "fr", AsOf.of(TODAY)).programs());
  }

  @Test
  void leavesOutWhatWasNotWrittenDownYet() {
    LocalDate written = LocalDate.of(2026, 11, 28);

    assertEquals(1, guam(new AsOf(written, written)));
    assertEquals(0, guam(new AsOf(written, written.minusDays(1))));
    assertEquals(
        List.of(), new Catalogue(LIBRARY, "en", new AsOf(TODAY, LocalDate.EPOCH)).programs());
  }

  private static long guam(AsOf asOf) {
    return new Catalogue(LIBRARY, "en", asOf)
        .entries("snap").stream()
            .filter(it -> it.article().jurisdiction().code().equals("US-GU"))
            .count();
  }

  private static Catalogue.Entry allotments(LocalDate day) {
    return catalogue(day).entries("snap", Optional.of(Jurisdiction.US)).stream()
        .filter(it -> it.article().key().id().equals("snap-maximum-allotments"))
        .findFirst()
        .orElseThrow();
  }

  private static Catalogue catalogue(LocalDate day) {
    return new Catalogue(LIBRARY, "en", AsOf.of(day));
  }
}
