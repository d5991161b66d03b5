// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.FxBridge;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Suggestions beside the work, on the screen: they follow, and they leave the agent alone. */
class DeskKnowledgeTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final KnowledgeBase ARTICLES = KnowledgeBase.bundled();

  private final UiRobot robot = WINDOW.robot();
  private final FakeDesk desk = new FakeDesk();
  private final List<Runnable> due = new ArrayList<>();
  private final List<Subscription> open = new ArrayList<>();
  private long now;
  private int said;

  @AfterAll
  static void closeArticles() {
    ARTICLES.close();
  }

  @BeforeEach
  void open() {
    desk.work
        .items()
        .set(
            List.of(
                Items.about(Items.mail("Bob"), "Passport"), Items.about(Items.chat("Ana"), "")));
    WINDOW.show(
        () -> {
          UiContext context = desk.ui.context();
          DeskViewModel model = desk.model(context);
          DeskKnowledge beside = beside(model, context);
          DeskWorkspace workspace =
              new DeskWorkspace(model, beside.pane(), FxBridge.live().executor());
          model.openContact(Items.contact("Ana"));
          return workspace;
        });
  }

  private DeskKnowledge beside(DeskViewModel model, UiContext context) {
    KnowledgeViewModel articles = new KnowledgeViewModel(ARTICLES, context, new Notices(context));
    Suggestions suggestions =
        new Suggestions(() -> ARTICLES, () -> now, (delay, task) -> due.add(task));
    DeskKnowledge beside = new DeskKnowledge(model, articles, suggestions, desk.feedback, context);
    open.addAll(List.of(beside::close, articles::close, model::close));
    return beside;
  }

  @AfterEach
  void close() {
    FxThread.run(() -> open.forEach(Subscription::close));
  }

  @Test
  void saysWhatItWaitsForAndThenSuggests() {
    assertTrue(robot.sees("No suggestions yet"));

    citizenSays("I lost my EBT card, how do I get a new one?");

    assertTrue(robot.sees("Suggested for this contact"));
    assertTrue(hits().size() > 1);
    assertTrue(
        robot.find("#suggestions-reason", Label.class).getText().startsWith("From what was said"));
  }

  @Test
  void leavesFocusAndCaretInTheComposerWhileSuggestionsChange() {
    robot.click("#composer-text").type("One moment");
    FxThread.run(() -> composer().positionCaret(4));
    citizenSays("I lost my EBT card, how do I get a new one?");
    List<?> before = hits();
    citizenSays("And how do I appeal when my rent assistance was ended?");

    assertFalse(before.equals(hits()), "the suggestions changed");
    assertEquals("composer-text", robot.focused().getId());
    assertEquals(4, FxThread.get(() -> composer().getCaretPosition()));
    robot.type("!");
    assertEquals("One !moment", FxThread.get(() -> composer().getText()));
  }

  @Test
  void oneKeyInsertsTheBestWithItsCitationFromWithinTheComposerAndSendingPinsIt() {
    robot.click("#composer-text").type("Here it is: ");
    citizenSays("I lost my EBT card, how do I get a new one?");

    robot.press(KeyCode.F8);

    String text = FxThread.get(() -> composer().getText());
    assertTrue(text.startsWith("Here it is: "), text);
    assertTrue(text.endsWith("7 CFR 274.6)") || text.contains("CFR"), text);
    assertEquals("composer-text", robot.focused().getId());
    robot.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(
        2, desk.conversation.written().size(), () -> desk.conversation.written().toString());
    assertTrue(desk.conversation.written().getLast().startsWith("quote: "));
    assertEquals(List.of(KnowledgeFact.Reader.CITIZEN), desk.conversation.readers());
  }

  @Test
  void keepsItsOrderWhileTheAgentIsAtTheList() {
    citizenSays("I lost my EBT card, how do I get a new one?");
    FxThread.run(() -> robot.find("#knowledge-field").requestFocus());
    robot.press(KeyCode.DOWN).press(KeyCode.DOWN);
    List<?> before = hits();
    Object chosen = FxThread.get(() -> list().getSelectionModel().getSelectedItem());

    citizenSays("And how do I appeal when my rent assistance was ended?");

    assertEquals(before, hits());
    assertEquals(chosen, FxThread.get(() -> list().getSelectionModel().getSelectedItem()));
    assertTrue(robot.sees("Newer suggestions come when you leave the list."));
    robot.press(KeyCode.ESCAPE);
    assertEquals("knowledge-field", robot.focused().getId());
    assertFalse(before.equals(hits()), "the newer ones are there");
  }

  @Test
  void keepsItsOrderUnderTheMouse() {
    citizenSays("I lost my EBT card, how do I get a new one?");
    robot.hover(robot.find("#suggestions-list"));
    List<?> before = hits();

    citizenSays("And how do I appeal when my rent assistance was ended?");

    assertEquals(before, hits());
    robot.hover(robot.find("#knowledge-field"));
    assertFalse(before.equals(hits()), "the newer ones are there");
  }

  @Test
  void aSearchTakesOverAndEscReturnsToTheSuggestions() {
    citizenSays("I lost my EBT card, how do I get a new one?");
    robot.click("#knowledge-field").type("passport");
    assertFalse(robot.sees("#suggestions-list"));
    assertTrue(robot.sees("#knowledge-hits"));

    robot.press(KeyCode.ESCAPE);

    assertTrue(robot.sees("#suggestions-list"));
    assertFalse(robot.sees("#knowledge-hits"));
  }

  @Test
  void aSearchInVainIsToldWithTheWordsThatHelpedAndTheNameThatMustGo() {
    robot.click("#knowledge-field").type("qzxv");
    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(2)));
    robot.press(KeyCode.ESCAPE).type("passport");
    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(2)));
    assertEquals(List.of(), desk.feedback.gaps());

    robot.press(KeyCode.ENTER);

    KnowledgeFact.Searched gap = desk.feedback.gaps().getFirst();
    assertEquals(1, desk.feedback.gaps().size());
    assertEquals("qzxv, 0, passport", gap.query() + ", " + gap.hits() + ", " + gap.next());
    assertTrue(gap.opened().contains("passport"), gap.opened());
    assertTrue(desk.feedback.names().getFirst().contains("Ana"));
  }

  @Test
  void aHitThatIsQuotedAnswersTheSearchAndIsToldWithTheNameThatMustGo() {
    robot.click("#knowledge-field").type("passport");

    robot.press(KeyCode.F8);

    KnowledgeFact.Found found = desk.feedback.found().getFirst();
    assertEquals(1, desk.feedback.found().size());
    assertEquals("passport", found.query());
    assertTrue(found.article().contains("passport"), found.article());
    assertEquals(KnowledgeFact.Use.QUOTED, found.use());
    assertTrue(desk.feedback.names().getFirst().contains("Ana"));
  }

  @Test
  void aHitThatIsReadForAWhileAnswersTheSearch() {
    robot.click("#knowledge-field").type("passport").press(KeyCode.ENTER);
    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(9)));
    assertEquals(List.of(), desk.feedback.found());

    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(1)));

    assertEquals(KnowledgeFact.Use.READ, desk.feedback.found().getFirst().use());
  }

  @Test
  void aSuggestionThatIsQuotedAnswersNoSearch() {
    citizenSays("I lost my EBT card, how do I get a new one?");

    robot.press(KeyCode.F8);

    assertEquals(List.of(), desk.feedback.found());
  }

  @Test
  void whatIsTypedWithoutAPauseIsNoSearch() {
    robot.click("#knowledge-field").type("qzxv");
    robot.press(KeyCode.ESCAPE);
    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(2)));
    FxThread.run(() -> desk.work.items().set(List.of()));
    FxThread.run(() -> desk.ui.pass(Duration.ofSeconds(70)));

    assertEquals(List.of(), desk.feedback.gaps());
  }

  @Test
  void anotherContactHasItsOwnSuggestions() {
    citizenSays("I lost my EBT card, how do I get a new one?");
    List<?> before = hits();

    FxThread.run(() -> desk.work.items().set(List.of(Items.about(Items.mail("Bob"), "Passport"))));
    FxThread.run(() -> robot.find("#work-list").requestFocus());
    robot.press(KeyCode.DOWN);
    pass();

    assertFalse(before.equals(hits()));
  }

  private void citizenSays(String text) {
    FxThread.run(
        () -> {
          desk.timeline.add(
              Items.citizen("Ana"),
              Items.contact("Ana"),
              TestUi.START.plusSeconds(said++),
              new ChatFact.Message(ChatFact.Author.CITIZEN, "Ana", text));
          desk.timeline.tell(Items.citizen("Ana"));
        });
    pass();
  }

  /** Lets everything that is planned happen, each a second after the other. */
  private void pass() {
    FxThread.run(
        () -> {
          while (!due.isEmpty()) {
            now += Duration.ofSeconds(1).toMillis();
            due.removeFirst().run();
          }
        });
  }

  private TextArea composer() {
    return robot.find("#composer-text", TextArea.class);
  }

  private ListView<?> list() {
    return robot.find("#suggestions-list", ListView.class);
  }

  private List<?> hits() {
    return FxThread.get(() -> List.copyOf(list().getItems()));
  }
}
