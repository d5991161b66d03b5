// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.training.ui;

import org.citizendesk.desktop.knowledge.Confirmation;
import org.citizendesk.desktop.knowledge.FakeConfirmations;
import org.citizendesk.desktop.knowledge.ui.Articles;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.ReadingViewModel;
import org.citizendesk.desktop.training.FakeReadingLists;
import org.citizendesk.desktop.training.ReadingList;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.ArticleKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadingListViewModelTest {
  private static final KnowledgeBase KNOWLEDGE = Articles.knowledge();

  @TempDir Path folder;
  private final TestUi ui = new TestUi();
  private final Notices notices = new Notices(ui.context());
  private final FakeReadingLists lists = new FakeReadingLists();
  private final FakeConfirmations confirmations = new FakeConfirmations();
  private final ReadingViewModel reading =
      new ReadingViewModel(confirmations, KNOWLEDGE, ui.context(), notices);
  private final KnowledgeViewModel articles =
      new KnowledgeViewModel(KNOWLEDGE, ui.context(), notices);
  private long ids;
  private final ReadingListViewModel model =
      new ReadingListViewModel(
          lists, KNOWLEDGE, articles, ui.context(), notices, () -> new UUID(0, ++ids));

  @AfterAll
  static void closeKnowledge() {
    KNOWLEDGE.close();
  }

  @AfterEach
  void close() {
    model.close();
    articles.close();
    reading.close();
  }

  @Test
  void pinsAVersionOrLetsTheDayDecide() {
    model.add(article("cherry-allowance", 1));
    assertEquals(1, entry().version());
    model.togglePin(0);
    assertEquals(null, entry().version());
    assertEquals(2, model.article(entry()).orElseThrow().key().version());
    model.togglePin(0);

    assertEquals(2, entry().version());
  }

  @Test
  void eachChangeIsSavedAtOnce() {
    model.add(article("cherry-allowance", 1));
    assertSaved();
    model.rename("Week one");
    assertSaved();
    model.note(0, "the table");
    assertSaved();
    model.remove(0);
    assertSaved();
    model.bringBack();
    assertSaved();
    assertEquals("the table", entry().note());
  }

  private void assertSaved() {
    assertEquals(List.of(model.chosen().get().orElseThrow()), lists.saved.get());
  }

  @Test
  void takesAnArticleOnceAndSaysSo() {
    model.add(article("cherry-allowance", 2));
    model.add(article("cherry-allowance", 1));

    assertEquals(1, list().entries().size());
    assertEquals(
        "Cherry allowance is on the list New reading list already.",
        notices.current().get().orElseThrow().text());
  }

  @Test
  void bringsBackWhatWasTakenAwayAtItsPlaceAndAWholeList() {
    model.add(article("cherry-allowance", 2));
    model.add(article("pear-grant", 1));
    ReadingList whole = list();
    model.remove(0);
    assertEquals(1, list().entries().size());
    model.bringBack();
    assertEquals(whole, list());
    model.delete();
    assertEquals(List.of(), lists.saved.get());
    model.bringBack();

    assertEquals(whole, lists.saved.get().getFirst().list());
    assertEquals(Optional.empty(), model.undo().get());
  }

  @Test
  void showsWhatTheUserHasConfirmed() {
    articles.setReading(reading);
    model.add(article("cherry-allowance", 2));
    assertFalse(model.isRead(entry()));
    confirmations.confirmed.set(
        List.of(new Confirmation(new ArticleKey("cherry-allowance", "en", 2), TestUi.START, true)));

    assertTrue(model.isRead(entry()));
  }

  @Test
  void goesToAFileAndComesBackAsAListOfItsOwn() {
    Path file = folder.resolve("list.json");
    model.add(article("cherry-allowance", 2));
    model.setDue(LocalDate.of(2026, 12, 4));
    model.note(0, " the table ");
    model.rename("Week one");
    ReadingList sent = list();
    model.exportTo(file);
    model.importFrom(file);

    assertEquals(sent, list());
    assertEquals("the table", entry().note());
    assertEquals(2, lists.saved.get().size());
  }

  @Test
  void saysWhatIsWrongWithAFileAndWhereAndKeepsWhatIsThere() throws Exception {
    model.add(article("cherry-allowance", 2));
    ReadingList before = list();
    Path file = Files.writeString(folder.resolve("bad.json"), "{\n \"format\": oops");
    model.importFrom(file);

    String said = notices.current().get().orElseThrow().text();
    assertTrue(
        said.startsWith(file + " is no reading list that can be used: no JSON in line 2"), said);
    model.importFrom(Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, 0}));
    assertTrue(notices.current().get().orElseThrow().text().contains("not UTF-8"));
    model.importFrom(Files.write(folder.resolve("big.json"), new byte[(2 << 20) + 1]));
    assertTrue(notices.current().get().orElseThrow().text().contains("more than 2 MiB"));
    model.importFrom(folder.resolve("missing.json"));
    assertTrue(notices.current().get().orElseThrow().text().endsWith("could not be read."));
    assertEquals(before, list());
  }

  private ReadingList list() {
    return model.chosen().get().orElseThrow().list();
  }

  private ReadingList.Entry entry() {
    return list().entries().getFirst();
  }

  private static Article article(String id, int version) {
    return KNOWLEDGE.open(new ArticleKey(id, "en", version)).orElseThrow();
  }
}
