// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Upkeep;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.ArticleLibrary;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalConfirmationsTest {
  private static final ArticleLibrary LIBRARY = KnowledgeBase.bundledLibrary();
  private static final CitizenId SELF = CitizenId.ofAgent("ana");
  private static final LocalDate IN_2022 = LocalDate.of(2022, 10, 5);

  @TempDir Path folder;
  private DeskBench desk;
  private LocalConfirmations confirmations;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    confirmations = LocalConfirmations.open(desk.store, "ana");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void keepsWhatWasReadWithoutAServerAndOnlyOnce() {
    assertTrue(confirmations.confirm(version(3)).join());
    assertFalse(confirmations.confirm(version(3)).join());

    Confirmation only = only();
    assertEquals(version(3).key(), only.article());
    assertEquals(desk.clock.instant(), only.at());
    assertFalse(only.sent());
  }

  @Test
  void hearsWhatWasReadOnAnotherDesktopAndCountsTheFirstTime() {
    desk.arrive(SELF, null, read("ana", 3));
    desk.clock.pass(Duration.ofDays(1));
    desk.arrive(SELF, null, read("ana", 3));

    assertTrue(only().sent());
    assertEquals(desk.clock.instant().minus(Duration.ofDays(1)), only().at());
    assertFalse(confirmations.confirm(version(3)).join());
  }

  @Test
  void staysWhenOldDataGoes() {
    desk.arrive(SELF, null, read("ana", 3));
    desk.clock.pass(Duration.ofDays(400));
    new Upkeep(desk.store, () -> true).trim(desk.clock.instant(), Set::of);
    confirmations = LocalConfirmations.open(desk.store, "ana");

    assertEquals(version(3).key(), only().article());
  }

  @Test
  void saysThatANewerVersionIsInForce() {
    confirmations.confirm(version(3)).join();
    Reading of3 = Reading.of(version(3), LIBRARY, IN_2022, confirmations.all().get());
    Reading of4 = Reading.of(version(4), LIBRARY, IN_2022, confirmations.all().get());

    assertTrue(of3.own().isPresent());
    assertEquals(Optional.of(version(4)), of3.newer());
    assertTrue(of4.own().isEmpty());
    assertEquals(Optional.of(version(4)), of4.newer());
    confirmations.confirm(version(4)).join();
    Reading done = Reading.of(version(3), LIBRARY, IN_2022, confirmations.all().get());
    assertEquals(Optional.empty(), done.newer());
    assertEquals(4, done.newest().orElseThrow().article().version());
  }

  private Confirmation only() {
    List<Confirmation> all = confirmations.all().get();
    assertEquals(1, all.size(), all::toString);
    return all.getFirst();
  }

  private static KnowledgeFact.ReadConfirmed read(String agent, int version) {
    Article article = version(version);
    return new KnowledgeFact.ReadConfirmed(
        agent, article.key().id(), article.key().language(), version, article.title());
  }

  private static Article version(int version) {
    return LIBRARY.find(new ArticleKey("snap-maximum-allotments", "en", version)).orElseThrow();
  }
}
