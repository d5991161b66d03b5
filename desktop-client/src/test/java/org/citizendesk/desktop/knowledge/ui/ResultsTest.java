// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.HitOrder;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.search.Explanation;
import org.citizendesk.knowledge.search.Explanation.Match;
import org.citizendesk.knowledge.search.Explanation.Where;
import org.citizendesk.knowledge.search.LearnedOrder.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What stands beside the results of a search. */
class ResultsTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase REAL = KnowledgeBase.bundled();

  private final UiRobot robot = WINDOW.robot();
  private final UiContext context = new TestUi().context();
  private final KnowledgeViewModel model =
      new KnowledgeViewModel(REAL, context, new Notices(context));

  @AfterAll
  static void close() {
    REAL.close();
  }

  @Test
  void narrowsToAProgram() {
    show("income");
    String label = narrow(0);
    robot.click("#knowledge-narrow .button");

    String program = KnowledgeTexts.program(model.program().get().orElseThrow());
    assertTrue(label.startsWith(program + " "), label);
    assertEquals(label, program + " " + model.hits().size());
    assertFalse(model.about().choices().stream().anyMatch(it -> label.startsWith(it.label())));
  }

  @Test
  void narrowsToAPlaceAndToAKind() {
    show("SNAP");
    FxThread.run(
        () ->
            NarrowBar.narrow(model, new AboutResults.Narrowing.ToPlace(new Jurisdiction("US-CA"))));
    assertEquals(Optional.of(new Jurisdiction("US-CA")), model.place().get());

    FxThread.run(
        () ->
            model.about().choices().stream()
                .filter(it -> it.to() instanceof AboutResults.Narrowing.ToKind)
                .findFirst()
                .ifPresent(it -> NarrowBar.narrow(model, it.to())));
    assertTrue(model.text().get().startsWith("SNAP kind:"), model.text().get());
    assertFalse(
        model.about().choices().stream()
            .anyMatch(it -> it.to() instanceof AboutResults.Narrowing.ToKind));
  }

  @Test
  void offersNothingWhereNothingWasAsked() {
    show("");
    assertEquals(List.of(), model.about().choices());
    assertFalse(robot.sees("#knowledge-narrow"));
  }

  @Test
  void offersNothingThatIsTypedAlready() {
    show("income program:snap place:us-ca tipo:contacts");

    assertFalse(model.hits().isEmpty());
    assertEquals(List.of(), model.about().choices());
  }

  @Test
  void saysWhyOnRequest() {
    show("missed interview");
    robot.click("#knowledge-field").press(KeyCode.DOWN).press(KeyCode.F1);

    assertTrue(robot.sees("Number 1 by its words. The meaning did not count."));
    assertTrue(robot.sees("#knowledge-why"));
  }

  @Test
  void saysWhatOfTheQueryCouldNotBeUsed() {
    show("tilte:snap interview");

    assertTrue(
        robot
            .find("#knowledge-notes", Label.class)
            .getText()
            .startsWith("There is no field 'tilte'"));
  }

  private static Explanation why(boolean learned) {
    return new Explanation(
        1,
        3,
        2,
        0.624,
        learned,
        List.of(
            new Match("interview", Set.of(Where.TITLE, Where.TEXT), 0.7, false),
            new Match("snap", Set.of(Where.ARTICLE), 0.3, true)),
        List.of("miss interview"),
        true);
  }

  private static List<String> lines(boolean learned, HitOrder.State order) {
    return FxThread.get(() -> new WhyFound().lines(why(learned), order));
  }

  @Test
  void saysWhoseOrderItIsOrThatItIsOff() {
    assertEquals(
        "The order was learned from what was quoted and read at this agency.",
        lines(true, new HitOrder.State(true, Source.EDITION, "")).get(1));
    assertEquals(
        "The learned order is off, see Settings: words and meaning alone decide.",
        lines(false, new HitOrder.State(false, Source.EDITION, "")).get(1));
    assertEquals(
        "The learned order of these articles is not used, the program’s own is."
            + " ranker.txt line 7: a figure is none",
        lines(true, new HitOrder.State(true, Source.PROGRAM, "ranker.txt line 7: a figure is none"))
            .get(2));
  }

  @Test
  void namesAllReasons() {

    assertEquals(
        List.of(
            "Number 1 here: number 3 by its words, number 2 by its meaning, which is 62 % close.",
            "The order was learned from questions that people judged.",
            "Words it has: interview (title, text).",
            "From earlier in the conversation: snap (elsewhere in the article).",
            "Side by side, as asked: miss interview.",
            "Lifted, since it holds nearer to where the citizen lives."),
        lines(true, new HitOrder.State(true, Source.PROGRAM, "")));
  }

  @Test
  void looksRight() {
    WINDOW.pictures(
        "knowledge-narrow",
        () -> {
          model.asOf().set(LocalDate.of(2026, 11, 28));
          model.text().set("income limit");
          return new SearchView(model);
        });
  }

  private void show(String typed) {
    WINDOW.show(
        () -> {
          model.asOf().set(LocalDate.of(2026, 11, 28));
          model.text().set(typed);
          return new SearchView(model);
        });
  }

  private String narrow(int at) {
    AboutResults.Choice choice = model.about().choices().get(at);
    return choice.label() + " " + choice.articles();
  }
}
