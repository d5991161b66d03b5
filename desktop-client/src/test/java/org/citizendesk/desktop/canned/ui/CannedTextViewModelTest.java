// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.canned.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.ui.EditedText;
import org.citizendesk.protocol.book.CannedText;
import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ready texts by a few letters. */
class CannedTextViewModelTest {
  private final EditedText written = new EditedText();
  private Optional<CannedTexts.Case> where = Optional.of(ReadyTexts.ANA);
  private final CannedTextViewModel model =
      new CannedTextViewModel(ReadyTexts.TEXTS, written, () -> where);

  @Test
  void aSlashAtTheBeginningOfAWordFindsByCodeThenNameThenText() {
    type("/");
    assertEquals(List.of("bye", "call", "papers"), found());
    type("p");
    assertEquals(List.of("papers", "call"), found());
    type("apers");
    assertEquals(List.of("papers", "call"), found());
    type("-");
    assertEquals(List.of(), found());
    type("x /cAll");
    assertEquals(List.of("call"), found());
    type(" ");
    assertEquals(List.of(), found());
  }

  @Test
  void aSlashWithinAWordOrWhereNothingIsOpenFindsNothing() {
    type("and/");
    assertEquals(List.of(), found());
    type("or 1/2 //");
    assertEquals(List.of(), found());
    where = Optional.empty();
    type(" /");
    assertEquals(List.of(), found());
  }

  @Test
  void insertsWhereItWasSearchedForWithWhatIsKnown() {
    type("Good day. /papX");
    written.show("Good day. /pap and so on");
    written.caret().set(14);
    assertEquals(List.of("papers", "call"), found());

    model.insert();

    assertEquals("Good day. Dear Ana, send {{the papers}} by {{day}}. Priya and so on", text());
    assertEquals(text().indexOf(" and so on"), written.caret().get());
    assertEquals(List.of("the papers", "day"), model.unfilled().get());
    assertEquals(List.of(), found());
  }

  @Test
  void whatIsNotKnownIsAskedForToo() {
    where = Optional.of(ReadyTexts.UNKNOWN);
    type("/papers");
    model.insert();

    assertEquals(List.of("citizen.name", "the papers", "day"), model.unfilled().get());
  }

  @Test
  void everyPlaceOfANameIsFilledInOnce() {
    written.show("{{day}} and {{ day }}, {{hour}}");

    model.fill("day", " ");
    assertEquals("{{day}} and {{ day }}, {{hour}}", text());
    model.fill("day", " Monday $1 ");

    assertEquals("Monday $1 and Monday $1, {{hour}}", text());
    assertEquals(List.of("hour"), model.unfilled().get());
  }

  @Test
  void saysWhatIsNotFilledInUntilItIs() {
    written.show("Good day.\nCome on {{day}} at {{hour}}.");

    assertFalse(model.isFilled());
    assertEquals("Not sent: “day” in line 2 is not filled in.", model.problem().get());
    model.fill("day", "Monday");
    assertEquals("", model.problem().get());
    assertFalse(model.isFilled());
    model.fill("hour", "8");
    assertTrue(model.isFilled());
    assertEquals("Good day.\nCome on Monday at 8.", text());
  }

  @Test
  void textsStack() {
    type("/bye");
    model.insert();
    type(" /call");
    model.insert();

    assertEquals("Goodbye. Please call about papers.", text());
  }

  @Test
  void choosesAroundTheEnds() {
    type("/");
    model.choose(-1);
    assertEquals(2, model.chosen().get());
    model.choose(1);
    model.choose(1);
    assertEquals(1, model.chosen().get());
    model.insert();
    assertEquals("Please call about papers.", text());
  }

  @Test
  void aSearchThatWasGivenUpStaysSoForThisWord() {
    type("/by");
    model.dismiss();
    type("e");
    assertEquals(List.of(), found());
    assertEquals("/bye", text());
    type(" /");
    assertEquals(3, found().size());
  }

  @Test
  void aSearchBegunByAKeyLeavesNothingBehind() {
    type("Hello");
    model.begin();
    assertEquals("Hello", text());
    model.reopened();
    model.begin();
    assertEquals("Hello /", text());
    type("ca");
    assertEquals(List.of("call"), found());
    model.dismiss();
    assertEquals("Hello ", text());
    assertEquals(List.of(), found());
  }

  private void type(String letters) {
    letters
        .chars()
        .forEach(
            letter -> {
              int at = written.caret().get();
              written.text().set(text().substring(0, at) + (char) letter + text().substring(at));
              written.caret().set(at + 1);
            });
  }

  private String text() {
    return written.get();
  }

  private List<String> found() {
    return model.found().get().stream().map(CannedText::code).toList();
  }
}
