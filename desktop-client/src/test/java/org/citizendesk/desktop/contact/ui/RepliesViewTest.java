// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.FxThread;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.ui.UiRobot;
import org.citizendesk.desktop.ui.UiWindow;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The bars of mails that have not left. */
class RepliesViewTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final WorkItem ANA = Items.mail("Ana");
  private static final EmailFact.Attachment FILE =
      new EmailFact.Attachment("card.png", "image/png", 3, "00");

  private final UiRobot robot = WINDOW.robot();
  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final Notices notices = new Notices(context);
  private final FakeReplies replies = new FakeReplies();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ReplyFiles files = new ReplyFiles(new FakeAttachments(), drafts, context);
  private final ComposerViewModel composer =
      new ComposerViewModel(
          new FakeConversation(),
          drafts,
          files,
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          notices);
  private final List<PendingReply> seen = new ArrayList<>();
  private final RepliesViewModel model =
      new RepliesViewModel(replies, composer::takeBack, context, notices);

  @BeforeEach
  void open() {
    model.setSeeing(seen::add);
    WINDOW.show(() -> new VBox(new RepliesView(model)));
  }

  private static PendingReply reply(
      String name, @Nullable Instant until, EmailFact.@Nullable Why why) {
    EventId id = new EventId(Uuids.named("event", name));
    return new PendingReply(
        id,
        ANA.citizen(),
        ANA.contact(),
        new EmailFact.ReplyWritten(
            "priya", name + "@mail.test", "Re: x", "words of " + name, null, List.of(FILE)),
        until,
        why == null ? null : new EmailFact.ReplyHeld(id, "priya", why, "Sasha"));
  }

  private static Instant in(int seconds) {
    return TestUi.START.plusSeconds(seconds);
  }

  private void shows(PendingReply... pending) {
    FxThread.run(() -> replies.pending.set(List.of(pending)));
  }

  private List<String> texts() {
    return FxThread.get(() -> model.rows().get().stream().map(RepliesViewModel.Row::text).toList());
  }

  @Test
  void countsTheSecondsDownAndGoesWhenTheyAreOver() {
    shows(reply("ana", in(15), null));
    assertEquals(List.of("Mail to ana@mail.test leaves in 16 seconds"), texts());

    FxThread.run(() -> ui.pass(Duration.ofSeconds(14)));
    assertEquals(List.of("Mail to ana@mail.test leaves in 2 seconds"), texts());
    assertTrue(robot.sees("#reply-undo"));

    FxThread.run(() -> ui.pass(Duration.ofSeconds(1)));
    assertEquals(List.of(), texts());
    assertFalse(robot.sees("#replies"));
  }

  @Test
  void undoPutsTheTextAndItsFilesBackWhereTheyWereWritten() {
    FxThread.run(() -> composer.open(ComposerTarget.of(ANA)));
    FxThread.run(() -> composer.text().set("a second thought"));
    shows(reply("ana", in(15), null));

    robot.click("#reply-undo");

    assertEquals(List.of("withdraw " + new EventId(Uuids.named("event", "ana"))), replies.asked);
    assertEquals("words of ana\n\na second thought", composer.text().get());
    assertEquals(List.of(FILE), files.shown());
  }

  @Test
  void whatHasLeftMeanwhileIsSaidAndNothingIsPutBack() {
    replies.answer = new Outcome.Refused(Outcome.Code.TOO_LATE, "the reply has left already");
    shows(reply("ana", in(15), null));

    robot.click("#reply-undo");

    assertTrue(notices.current().get().orElseThrow().text().contains("has left already"));
    assertEquals("", composer.text().get());
  }

  @Test
  void aHeldMailSaysWhyAndIsSeenSentOrTakenBack() {
    PendingReply held = reply("ana", null, EmailFact.Why.ANSWERED);
    shows(reply("ben", in(15), null), held);

    assertEquals(
        "Mail to ana@mail.test was not sent: Sasha has answered meanwhile.", texts().getFirst());
    robot.click("#reply-see").click("#reply-send").click("#reply-take-back");

    assertEquals(List.of(held), seen);
    assertEquals(List.of("release " + held.id(), "withdraw " + held.id()), replies.asked);
    assertEquals("words of ana", drafts.get(ComposerTarget.of(ANA).key(Drafts.Kind.REPLY)));
  }

  @Test
  void eachReasonHasItsWords() {
    shows(
        reply("a", null, EmailFact.Why.WROTE_AGAIN),
        reply("b", null, EmailFact.Why.NOT_YOURS),
        reply("c", in(7200), null));
    FxThread.run(() -> model.about(Optional.of(ANA.citizen())));

    assertEquals(
        List.of(
            "Mail to a@mail.test was not sent: the citizen has written again.",
            "Mail to b@mail.test was not sent: the contact is with Sasha now."),
        texts().subList(0, 2));
    assertTrue(texts().get(2).startsWith("Mail to c@mail.test leaves on "), texts().get(2));
  }

  @Test
  void whatLeavesMuchLaterIsShownWhereItsCitizenIsOpen() {
    shows(reply("soon", in(15), null), reply("later", in(7200), null));
    assertEquals(1, texts().size());

    FxThread.run(() -> model.about(Optional.of(ANA.citizen())));
    assertEquals(2, texts().size());
    FxThread.run(() -> model.about(Optional.empty()));
    assertEquals(1, texts().size());
  }

  @Test
  void theFocusStaysWhileTheSecondsRunDown() {
    shows(reply("ana", in(15), null));
    FxThread.run(() -> robot.find("#reply-undo").requestFocus());

    FxThread.run(() -> ui.pass(Duration.ofSeconds(3)));

    assertTrue(FxThread.get(() -> robot.find("#reply-undo").isFocused()));
  }
}
