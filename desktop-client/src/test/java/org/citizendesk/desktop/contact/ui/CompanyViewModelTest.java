// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.signal.Company;
import org.citizendesk.desktop.signal.Doing;
import org.citizendesk.desktop.signal.FakeSignals;
import org.citizendesk.desktop.timeline.Delivery;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.routing.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectWrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CompanyViewModelTest {
  private static final WorkItem CHAT = Items.chat("Mary");
  private static final WorkItem MAIL = Items.mail("Bob");

  private final TestUi ui = new TestUi();
  private final UiContext context = ui.context();
  private final FakeSignals signals = new FakeSignals();
  private final DraftsInMemory drafts = new DraftsInMemory();
  private final ComposerViewModel composer =
      new ComposerViewModel(
          new FakeConversation(),
          drafts,
          new ReplyFiles(new FakeAttachments(), drafts, context),
          new CannedTexts(() -> Book.EMPTY, ""),
          new SendTimes(() -> Book.EMPTY),
          context,
          new Notices(context));
  private final ReadOnlyObjectWrapper<List<TimelineEntry>> entries =
      new ReadOnlyObjectWrapper<>(List.of());
  private final CompanyViewModel model = new CompanyViewModel(signals, composer, entries, context);

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void saysWhoElseLooksAndWritesWhereTheAgentIs() {
    composer.open(ComposerTarget.of(CHAT));
    assertEquals("", model.here().get());

    others(CHAT, colleague("Sasha", SignalKind.WRITING), citizen());

    assertEquals("Sasha is writing here · Mary is typing…", model.here().get());
    composer.open(ComposerTarget.of(MAIL));
    assertEquals("", model.here().get());
  }

  @Test
  void saysForTheWorkListWhoIsWhere() {
    others(MAIL, colleague("Kim", SignalKind.VIEWING));

    assertEquals(Map.of(MAIL.contact(), "Kim is looking at this"), model.everywhere().get());
  }

  @Test
  void tellsThatTheAgentLooksThenWritesThenLooksAgainThenIsGone() {
    composer.open(ComposerTarget.of(CHAT));
    composer.text().set("Good d");
    ui.pass(Duration.ofSeconds(4));
    composer.text().set("Good day");
    ui.pass(Duration.ofSeconds(4));
    ui.pass(Duration.ofSeconds(2));
    composer.open(ComposerTarget.of(MAIL));
    composer.leave();

    assertEquals(
        List.of(
            CHAT.contact() + " VIEWING",
            CHAT.contact() + " WRITING",
            CHAT.contact() + " VIEWING",
            CHAT.contact() + " GONE",
            MAIL.contact() + " VIEWING",
            MAIL.contact() + " GONE"),
        signals.told);
  }

  @Test
  void whatWasSentIsNotWrittenAnyMore() {
    composer.open(ComposerTarget.of(CHAT));
    composer.text().set("Good day");
    composer.send();

    assertEquals(CHAT.contact() + " VIEWING", signals.told.getLast());
  }

  @Test
  void aNoteOfTheOwnerIsWrittenToNobody() {
    composer.open(ComposerTarget.of(CHAT));
    composer.write(Kind.NOTE);
    composer.text().set("internal");

    assertTrue(
        signals.told.stream().noneMatch(told -> told.endsWith("WRITING")), "" + signals.told);
  }

  @Test
  void whoReadsACitizensTimelineIsAtTheNewestContact() {
    said(ChatFact.Author.CITIZEN);

    composer.open(ComposerTarget.of(CHAT.citizen(), "Mary"));
    composer.text().set("A note for the colleague");

    assertEquals(List.of(CHAT.contact() + " VIEWING", CHAT.contact() + " WRITING"), signals.told);
  }

  @Test
  void tellsWhatTheOwnerOfAChatHasRead() {
    EventId message = said(ChatFact.Author.CITIZEN);

    composer.open(ComposerTarget.of(CHAT));

    assertEquals(CHAT.contact() + " SEEN " + message, signals.told.getLast());
  }

  @Test
  void saysThatTheCitizenHasReadTheLastAnswer() {
    composer.open(ComposerTarget.of(CHAT));
    EventId answer = said(ChatFact.Author.AGENT);
    assertEquals("", model.here().get());

    signals.company.set(new Company(Map.of(), Map.of(CHAT.contact(), answer)));
    assertEquals("Mary has read your last message", model.here().get());

    said(ChatFact.Author.AGENT);
    assertEquals("", model.here().get());
  }

  private void others(WorkItem item, Doing... doing) {
    signals.company.set(new Company(Map.of(item.contact(), List.of(doing)), Map.of()));
  }

  private static Doing colleague(String name, SignalKind kind) {
    return new Doing(name.toLowerCase(java.util.Locale.ROOT), name, kind);
  }

  private static Doing citizen() {
    return new Doing("", "Mary", SignalKind.WRITING);
  }

  private EventId said(ChatFact.Author author) {
    EventId id = new EventId(UUID.randomUUID());
    TimelineEntry entry =
        new TimelineEntry(
            id,
            CHAT.citizen(),
            CHAT.contact(),
            TestUi.START,
            Delivery.ACCEPTED,
            1L,
            new ChatFact.Message(author, "somebody", "Hello"),
            "");
    entries.set(
        java.util.stream.Stream.concat(entries.get().stream(), java.util.stream.Stream.of(entry))
            .toList());
    return id;
  }
}
