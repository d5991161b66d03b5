// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Draft;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was written is never out of sight. */
class KeptViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final WorkItem BOB = Items.mail("Bob");
  private static final Drafts.Key REPLY = ComposerTarget.of(BOB).key(Drafts.Kind.REPLY);

  private final UiRobot robot = WINDOW.robot();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final UiContext context = new TestUi().context();
  private final ComposerViewModel composer =
      new ComposerViewModel(
          new FakeConversation(),
          drafts,
          new ReplyFiles(new FakeAttachments(), drafts, context),
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          new Notices(context));
  private final Set<ContactId> work = new HashSet<>(Set.of(BOB.contact()));
  private final KeptViewModel model = new KeptViewModel(drafts, composer, work::contains, context);

  @BeforeEach
  void open() {
    WINDOW.show(() -> new VBox(new KeptView(model), new ComposerView(composer, List::of)));
  }

  private void openCitizen() {
    FxThread.run(() -> composer.open(ComposerTarget.of(BOB.citizen(), "Bob")));
  }

  @Test
  void aReplyInAContactThatIsNotAtHandIsReadAndCopiedWithItsCitizen() {
    drafts.put(REPLY, "Dear Bob");
    FxThread.run(() -> composer.open(ComposerTarget.of(BOB)));
    assertFalse(robot.sees("#kept"));

    work.clear();
    openCitizen();
    assertTrue(robot.sees("A reply that was not sent. The contact is not in your hands."));
    assertTrue(robot.sees("#kept-text"));
    robot.click("#kept-copy");
    assertEquals("Dear Bob", FxThread.get(() -> Clipboard.getSystemClipboard().getString()));

    FxThread.run(() -> composer.open(ComposerTarget.of(Items.chat("Ana"))));
    assertFalse(robot.sees("#kept"));
  }

  @Test
  void whatIsFoundInAnotherContactAtHandIsNotShownTwice() {
    drafts.put(REPLY, "Dear Bob");
    openCitizen();

    assertFalse(robot.sees("#kept"));
  }

  @Test
  void theTextOfAContactThatGoesWhileItIsTypedStaysInTheFieldAndItsFilesInSight() {
    FxThread.run(() -> composer.open(ComposerTarget.of(BOB)));
    FxThread.run(() -> composer.text().set("Dear Bob"));
    work.clear();
    FxThread.run(() -> composer.open(ComposerTarget.of(BOB).gone()));
    assertEquals("Dear Bob", composer.text().get());
    assertFalse(robot.sees("#kept"));

    drafts.change(
        REPLY,
        draft ->
            draft.withFiles(List.of(new EmailFact.Attachment("card.png", "image/png", 3, "00"))));
    FxThread.run(model::refresh);
    assertTrue(
        robot.sees(
            "A reply that was not sent. The contact is not in your hands. · 1 file with it"));
  }

  @Test
  void discardsAndBringsBack() {
    drafts.put(REPLY, "Dear Bob");
    work.clear();
    openCitizen();

    robot.click("#kept-discard");
    assertEquals(Draft.EMPTY, drafts.draft(REPLY));
    assertFalse(robot.sees("#kept"));
    robot.click("#composer-bring-back");

    assertEquals("Dear Bob", drafts.get(REPLY));
    assertTrue(robot.sees("#kept"));
    assertFalse(robot.sees("#composer-bring-back"));
  }

  @Test
  void discardsWhatIsOpenByAKeyWithEverythingThatWasChosenAndBringsItBack() {
    FxThread.run(() -> composer.open(ComposerTarget.of(BOB)));
    drafts.change(REPLY, draft -> draft.withCc(List.of("ann@x.test")));
    robot.click("#composer-text").type("Hello").press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertEquals("", composer.text().get());
    assertEquals(Draft.EMPTY, drafts.draft(REPLY));

    robot.click("#composer-bring-back");
    assertEquals("Hello", composer.text().get());
    assertEquals(List.of("ann@x.test"), List.copyOf(composer.recipients().cc()));

    robot.click("#composer-discard").click("#composer-text").type("new");
    assertFalse(robot.sees("#composer-bring-back"));
  }

  @Test
  void saysThatNothingIsSavedUntilItIsAgain() {
    assertFalse(robot.sees("#kept-unsaved"));

    FxThread.run(() -> drafts.setOnDisk(false));
    assertTrue(robot.sees("#kept-unsaved"));

    FxThread.run(() -> drafts.setOnDisk(true));
    assertFalse(robot.sees("#kept-unsaved"));
  }
}
