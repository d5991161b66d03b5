// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Typed text has one writer. */
class ComposerViewModelTest {
  private static final ComposerTarget ANA = ComposerTarget.of(Items.chat("Ana"));
  private static final ComposerTarget BOB = ComposerTarget.of(Items.mail("Bob"));
  private static final KnowledgeFact.Quoted ARTICLE =
      new KnowledgeFact.Quoted("me", "snap-work", 3, "Work rules", "");
  private static final KnowledgeFact.Quoted OTHER =
      new KnowledgeFact.Quoted("me", "fees", 1, "Fees", "");

  private final FakeConversation conversation = new FakeConversation();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final UiContext context = new TestUi().context();
  private final Notices notices = new Notices(context);
  private final FakeAttachments attachments = new FakeAttachments();
  private final ComposerViewModel model =
      new ComposerViewModel(
          conversation,
          drafts,
          new ReplyFiles(attachments, drafts, context),
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          notices);

  @Test
  void followsTheChannel() {
    send(ANA, "to the chat");
    send(BOB, "by mail");
    send(ComposerTarget.of(Items.call("Cid")), "during the call");
    send(ComposerTarget.of(Items.citizen("Dora"), "Dora"), "about her");

    assertEquals(
        List.of(
            "say: to the chat",
            "reply: by mail",
            "note: during the call",
            "citizen note: about her"),
        conversation.written());
  }

  @Test
  void writesANoteWhereAReplyWouldBePossible() {
    model.open(ANA);
    model.write(Kind.NOTE);
    model.text().set("internal");
    model.send();

    assertEquals(List.of("note: internal"), conversation.written());
    assertEquals(Kind.NOTE, model.kind().get());
  }

  @Test
  void filesGoWithTheReplyOfTheirOwnDraftOnly() {
    ComposerTarget cid = ComposerTarget.of(Items.mail("Cid"));
    model.open(BOB);
    model.files().add("plan.pdf", new byte[9]);
    model.files().add("map.png", new byte[8]);
    model.files().remove(model.files().shown().get(1));
    model.open(cid);
    assertTrue(model.files().shown().isEmpty());
    send(cid, "to Cid");
    send(BOB, "to Bob");
    send(BOB, "again");

    assertEquals(
        List.of("reply: to Cid", "reply: to Bob with plan.pdf", "reply: again"),
        conversation.written());
  }

  @Test
  void aNoteTakesNoFiles() {
    model.open(BOB);
    assertTrue(model.takesFiles().get());
    model.write(Kind.NOTE);
    assertFalse(model.takesFiles().get());
    model.files().add("plan.pdf", new byte[9]);
    assertEquals(List.of(), attachments.asked);
  }

  @Test
  void aFileGoesIntoAChatWithoutAWordAndWithAMailOnlyUnderOne() {
    model.open(ANA);
    model.files().add("plan.pdf", new byte[9]);
    assertTrue(model.sendable().get());
    model.send();
    assertFalse(model.sendable().get());
    model.files().add("map.png", new byte[8]);
    send(ANA, "see the map");
    assertEquals(List.of(), model.files().shown());

    model.open(BOB);
    model.files().add("plan.pdf", new byte[9]);
    assertFalse(model.sendable().get());

    assertEquals(
        List.of("say:  with plan.pdf", "say: see the map with map.png"), conversation.written());
  }

  @Test
  void saysInWordsWhyAFileIsNotAttached() {
    model.open(BOB);

    model.files().add("film.mov", new byte[25 * 1024 * 1024 + 1]);
    assertEquals(
        "film.mov was not attached: the files of one reply may have 25 MB together.",
        model.files().problem().get());

    model.files().add(List.of(Path.of("no", "such file")));
    assertEquals(
        "such file is a folder or cannot be read, so it was not attached.",
        model.files().problem().get());
    assertTrue(model.files().shown().isEmpty());

    model.files().add("plan.pdf", new byte[9]);
    assertEquals("", model.files().problem().get());
  }

  @Test
  void filesOfAReplyThatWasNotStoredStay() {
    model.open(BOB);
    model.files().add("plan.pdf", new byte[9]);
    model.text().set("Hello");
    CompletableFuture<EventId> stored = conversation.holdNext();

    model.send();
    stored.completeExceptionally(new IllegalStateException("disk full"));

    assertEquals(1, model.files().shown().size());
  }

  @Test
  void knowsNoReplyInACall() {
    model.open(ComposerTarget.of(Items.call("Cid")));

    model.write(Kind.REPLY);

    assertEquals(Kind.NOTE, model.kind().get());
  }

  @Test
  void keepsADraftForEachContactAndForReplyAndNote() {
    model.open(ANA);
    model.text().set("reply to Ana");
    model.write(Kind.NOTE);
    assertEquals("", model.text().get());
    model.text().set("note on Ana");
    model.open(BOB);
    assertEquals("", model.text().get());
    model.text().set("mail to Bob");

    model.open(ANA);
    assertEquals("reply to Ana", model.text().get());
    model.write(Kind.NOTE);
    assertEquals("note on Ana", model.text().get());
    model.leave();
    assertEquals("", model.text().get());
    model.open(BOB);
    assertEquals("mail to Bob", model.text().get());
  }

  @Test
  void keepsTheTextUntilItIsStored() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.text().set("Hello");
    model.send();
    model.send();

    assertEquals("Hello", model.text().get());
    assertFalse(model.sendable().get());
    storing.complete(new EventId(new UUID(0, 9)));

    assertEquals("", model.text().get());
    assertEquals(1, conversation.written().size());
    assertEquals("", drafts.get(ANA.key(Kind.REPLY)));
  }

  @Test
  void keepsWhatWasTypedWhileItWasStored() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.text().set("Hello");
    model.send();
    model.text().set("Hello and more");

    storing.complete(new EventId(new UUID(0, 9)));

    assertEquals(" and more", model.text().get());
  }

  @Test
  void keepsTheTextAndSaysSoIfItCouldNotBeStored() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.text().set("Hello");
    model.send();

    storing.completeExceptionally(new IllegalStateException("disk full"));

    assertEquals("Hello", model.text().get());
    assertTrue(model.problem().get().contains("try again"), model.problem().get());
    conversation.storeAtOnce();
    model.send();
    assertEquals("", model.text().get());
    assertEquals("", model.problem().get());
  }

  @Test
  void clearsTheRightDraftWhenAnotherContactIsOpenMeanwhile() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.text().set("Hello");
    model.send();
    model.open(BOB);
    model.text().set("Dear Bob");

    storing.complete(new EventId(new UUID(0, 9)));

    assertEquals("Dear Bob", model.text().get());
    assertEquals("", drafts.get(ANA.key(Kind.REPLY)));
  }

  @Test
  void saysThatSomethingElsewhereCouldNotBeStoredAndKeepsItThere() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.text().set("Hello");
    model.send();
    model.open(BOB);

    storing.completeExceptionally(new IllegalStateException("disk full"));

    assertTrue(notices.current().get().isPresent());
    model.open(ANA);
    assertEquals("Hello", model.text().get());
  }

  @Test
  void keepsTheTextWhenTheContactChanges() {
    model.open(ANA);
    model.text().set("Hello");

    model.open(ComposerTarget.of(Items.about(Items.chat("Ana"), "Another subject")));

    assertEquals("Hello", model.text().get());
    assertEquals(Kind.REPLY, model.kind().get());
  }

  @Test
  void keepsAReplyAsANoteWhenTheCitizenHasGone() {
    model.open(ANA);
    model.text().set("Hello");

    model.open(ANA.gone());

    assertEquals(Kind.NOTE, model.kind().get());
    assertEquals("Hello", model.text().get());
    assertEquals("Hello", drafts.get(ANA.key(Kind.REPLY)));
  }

  @Test
  void losesNeitherTheNoteNorTheReplyWhenTheCitizenHasGone() {
    model.open(ANA);
    model.write(Kind.NOTE);
    model.text().set("note");
    model.write(Kind.REPLY);
    model.text().set("reply");

    model.open(ANA.gone());

    assertEquals("note", model.text().get());
    assertEquals("reply", drafts.get(ANA.key(Kind.REPLY)));
  }

  @Test
  void turnsToReplyingWhenTheOfferWasTaken() {
    WorkItem offer = Items.offer("Ana");
    model.open(ComposerTarget.of(offer));
    assertEquals(Kind.NOTE, model.kind().get());

    model.open(ComposerTarget.of(Items.with(offer, Status.IN_HAND)));

    assertEquals(Kind.REPLY, model.kind().get());
  }

  @Test
  void sendsNothingThatIsEmptyOrTooLong() {
    model.open(ANA);
    model.text().set("  \n");
    model.send();
    model.text().set("x".repeat(4001));
    model.send();

    assertEquals(List.of(), conversation.written());
    assertTrue(model.room().isTooLong());
    assertEquals("1 character too long", model.room().words());
  }

  @Test
  void saysHowMuchRoomThereIsOnlyNearTheLimit() {
    model.open(ANA);
    model.text().set("x".repeat(3599));
    assertEquals("", model.room().words());
    model.text().set("x".repeat(3600));
    assertEquals("400 characters left", model.room().words());

    model.open(BOB);
    model.text().set("x".repeat(18_000));
    assertEquals("2,000 characters left", model.room().words());
  }

  @Test
  void insertsAtTheCaretAndPinsTheVersion() {
    model.open(ANA);
    model.text().set("See: thanks");
    model.written().caret().set(4);

    model.insert("80 hours a month.", ARTICLE);

    assertEquals("See: 80 hours a month. thanks", model.text().get());
    assertEquals(22, model.written().caret().get());
    assertEquals(List.of(), conversation.written());
    model.send();
    assertEquals(
        List.of("say: See: 80 hours a month. thanks", "quote: snap-work 3"),
        conversation.written());
  }

  @Test
  void pinsTheTwoVersionsThatOneMailQuotes() {
    model.open(BOB);
    model.insert("80 hours a month. Or a waiver.", ARTICLE);
    model.insert("Pay by the tenth.", OTHER);
    model.insert("80 hours a month. Or a waiver.", ARTICLE);
    model.send();
    model.text().set("80 hours a month, as I wrote.");
    model.send();

    assertEquals(
        List.of(
            "reply: 80 hours a month. Or a waiver. Pay by the tenth. 80 hours a month. Or a waiver.",
            "quote: snap-work 3",
            "quote: fees 1",
            "reply: 80 hours a month, as I wrote."),
        conversation.written());
  }

  @Test
  void pinsNothingThatWasTakenOutAgain() {
    model.open(ANA);
    model.insert("80 hours a month. Or a waiver.", ARTICLE);
    model.text().set("I do not know.");
    model.send();

    assertEquals(List.of("say: I do not know."), conversation.written());
  }

  @Test
  void pinsAVersionOfWhichASentenceIsLeft() {
    model.open(ANA);
    model.insert("You work 80 hours.\nOr you show a waiver.", ARTICLE);
    model.text().set("So: or you   show a waiver. Bye");
    model.send();

    assertEquals("quote: snap-work 3", conversation.written().getLast());
  }

  @Test
  void aVersionStaysPinnedToAReplyThatCouldNotBeStored() {
    CompletableFuture<EventId> storing = conversation.holdNext();
    model.open(ANA);
    model.insert("80 hours a month.", ARTICLE);
    model.send();
    storing.completeExceptionally(new IllegalStateException("disk full"));
    conversation.storeAtOnce();
    conversation.written().clear();
    model.send();

    assertEquals(List.of("say: 80 hours a month.", "quote: snap-work 3"), conversation.written());
  }

  @Test
  void saysWhoReadsWhatIsQuoted() {
    model.open(ComposerTarget.of(Items.call("Cid")));
    model.insert("Read out on the line.", ARTICLE);
    model.send();
    model.open(ANA);
    model.insert("Written to her.", ARTICLE);
    model.send();
    model.write(Kind.NOTE);
    model.insert("Meant for us.", ARTICLE);
    model.send();
    model.open(ComposerTarget.of(Items.citizen("Dora"), "Dora"));
    model.insert("About her rights.", ARTICLE);
    model.send();

    assertEquals(
        List.of(
            KnowledgeFact.Reader.CITIZEN,
            KnowledgeFact.Reader.CITIZEN,
            KnowledgeFact.Reader.COLLEAGUES,
            KnowledgeFact.Reader.COLLEAGUES),
        conversation.readers());
  }

  @Test
  void aReplyThatBecameANotePinsWhatItQuotesForColleagues() {
    model.open(ANA);
    model.insert("80 hours a month.", ARTICLE);
    model.open(ANA.gone());
    model.send();

    assertEquals(List.of("note: 80 hours a month.", "quote: snap-work 3"), conversation.written());
    assertEquals(List.of(KnowledgeFact.Reader.COLLEAGUES), conversation.readers());
  }

  @Test
  void saysThatThereIsNothingToInsertInto() {
    model.insert("a", ARTICLE);

    assertTrue(notices.current().get().isPresent());
    assertEquals("", model.text().get());
    assertEquals(Optional.empty(), model.target().get());
  }

  private void send(ComposerTarget target, String text) {
    model.open(target);
    model.text().set(text);
    model.send();
  }
}
