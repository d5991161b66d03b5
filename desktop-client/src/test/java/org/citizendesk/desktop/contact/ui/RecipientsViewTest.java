// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whom a mail goes to, on the screen. */
class RecipientsViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final ComposerTarget BOB = ComposerTarget.of(Items.mail("Bob"));
  private static final String TO = "bob@mail.test";

  private final UiRobot robot = WINDOW.robot();
  private final FakeConversation conversation = new FakeConversation();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final UiContext context = new TestUi().context();
  private final ComposerViewModel model =
      new ComposerViewModel(
          conversation,
          drafts,
          new ReplyFiles(new FakeAttachments(), drafts, context),
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          new Notices(context));

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new ComposerView(model, List::of)));
  }

  private void opened(@Nullable String askedBy, List<String> others) {
    conversation.know(
        new Recipients(TO, askedBy, others, List.of(TO, "ann@x.test", "cid@y.test", "dan@z.test")));
    FxThread.run(() -> model.open(BOB));
  }

  private List<String> cc() {
    return FxThread.get(() -> List.copyOf(model.recipients().cc()));
  }

  @Test
  void saysWhereItReallyGoesAndWhoWishedIt() {
    opened("forms@x.test", List.of());

    assertTrue(robot.sees("To bob@mail.test, as forms@x.test wished · Re: About Bob"));
    assertFalse(robot.sees("#composer-reply-all"));
    assertFalse(robot.sees("#composer-cc-field"));
  }

  @Test
  void repliesToAllAndBackToTheSenderAlone() {
    opened(null, List.of("ann@x.test", "cid@y.test"));
    assertEquals(List.of(), cc());

    robot.click("#composer-reply-all");
    assertEquals(List.of("ann@x.test", "cid@y.test"), cc());
    robot.click("#composer-text").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertEquals(List.of(), cc());
  }

  @Test
  void aCopyThatWasRemovedIsNotSentAndNoneAreLeftForTheNextReply() {
    opened(null, List.of("ann@x.test", "cid@y.test"));
    robot.click("#composer-reply-all").click("#composer-cc-remove");
    robot.click("#composer-text").type("Hello").press(KeyCode.CONTROL, KeyCode.ENTER);

    assertEquals(List.of("reply: Hello cc cid@y.test"), conversation.written());
    assertEquals(List.of(), cc());
  }

  @Test
  void anAddressIsTypedByKeysAndAddedOnce() {
    opened(null, List.of());
    robot.click("#composer-text").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    robot.type("cid@Y.TEST").press(KeyCode.ENTER);
    robot.type("cid@y.test").press(KeyCode.ENTER);
    robot.type("bob@MAIL.test").press(KeyCode.ENTER);
    assertEquals(List.of("cid@Y.TEST"), cc());

    robot.press(KeyCode.ENTER);
    assertEquals(robot.find("#composer-text"), robot.focused());
    assertFalse(robot.sees("#composer-cc-field"));
  }

  @Test
  void backspaceInAnEmptyFieldTakesTheLastOneOut() {
    opened(null, List.of("ann@x.test", "cid@y.test"));
    robot.click("#composer-reply-all").click("#composer-cc").press(KeyCode.BACK_SPACE);

    assertEquals(List.of("ann@x.test"), cc());
  }

  @Test
  void saysWhatIsWrongWithAnAddressAndWhereAndDoesNotSendMeanwhile() {
    opened(null, List.of());
    robot.click("#composer-cc").type("cid y@z").press(KeyCode.ENTER);
    assertTrue(robot.sees("cid y@z is no address: “ ” at place 4 cannot stand in one."));

    robot.click("#composer-text").type("Hello").click("#composer-send");
    assertEquals(List.of(), conversation.written());

    FxThread.run(() -> model.recipients().typed().set("eve@evil.test"));
    robot.click("#composer-send");
    assertTrue(
        robot.sees(
            "eve@evil.test is nobody in this contact. A copy can go to those who wrote here or"
                + " were written to."));
    FxThread.run(() -> model.recipients().typed().set("dan@z.test"));
    robot.click("#composer-send");
    assertEquals(List.of("reply: Hello cc dan@z.test"), conversation.written());
  }

  @Test
  void copiesBelongToTheirDraft() {
    opened(null, List.of("ann@x.test"));
    robot.click("#composer-reply-all");
    FxThread.run(() -> model.open(ComposerTarget.of(Items.mail("Cid"))));
    assertEquals(List.of(), cc());

    FxThread.run(() -> model.open(BOB));
    assertEquals(List.of("ann@x.test"), cc());
  }

  @Test
  void aChatHasNoCopies() {
    opened(null, List.of("ann@x.test"));
    FxThread.run(() -> model.open(ComposerTarget.of(Items.chat("Ana"))));

    assertFalse(robot.sees("#composer-cc"));
    assertFalse(robot.sees("#composer-reply-all"));
  }
}
