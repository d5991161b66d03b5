// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.attention.ui.FakeAttention;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.citizen.ui.FakeCitizens;
import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Original;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.OutgoingMail;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.ui.FakeReplies;
import org.citizendesk.desktop.contact.ui.FakeTransfers;
import org.citizendesk.desktop.knowledge.FakeConfirmations;
import org.citizendesk.desktop.knowledge.FakeFeedback;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.routing.ui.FakeAgentState;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.signal.FakeSignals;
import org.citizendesk.desktop.supervision.ui.FakeSupervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.training.FakeReadingLists;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.voice.ui.FakePhone;
import org.citizendesk.protocol.book.BusinessHours;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.routing.Book;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Services of a quiet desk: the shell's parts can be driven, no work comes. */
final class FakeServices {
  final Cell<LinkStatus> link =
      new Cell<>(new LinkStatus(LinkStatus.State.LIVE, 0, 0, TestUi.START, ""));
  final FakeAgentState agentState = new FakeAgentState();
  final FakeCitizens citizens = new FakeCitizens();
  final FakePhone phone = new FakePhone();
  final FakeSupervision supervision = new FakeSupervision();

  DesktopServices of(SignedInUser user) {
    return new DesktopServices(
        user,
        link,
        new FakeAttention(),
        new NoWork(),
        new NoConversation(),
        new DraftsInMemory(),
        new CannedTexts(() -> Book.EMPTY, ""),
        new SendTimes(() -> Book.EMPTY),
        new Outcomes(() -> Book.EMPTY),
        queue -> queue,
        new FakeTransfers(),
        new FakeReplies(),
        new FakeAttachments(),
        new NoTimeline(),
        citizens,
        agentState,
        phone,
        supervision,
        new FakeConfirmations(),
        new FakeReadingLists(),
        new FakeFeedback(),
        new FakeSignals());
  }

  void cutTheLink() {
    supervision.cut();
    link.set(
        new LinkStatus(
            LinkStatus.State.OFFLINE,
            3,
            0,
            TestUi.START,
            "The server does not answer. Next try in 20 seconds."));
  }

  /** Nothing to do. */
  private static final class NoWork implements Work {
    @Override
    public Observed<List<WorkItem>> items() {
      return new Cell<>(List.of());
    }

    @Override
    public CompletableFuture<Outcome> accept(ContactId contact) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public CompletableFuture<Outcome> decline(ContactId contact) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public CompletableFuture<Outcome> park(ContactId contact, @Nullable Instant until) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public CompletableFuture<Outcome> resume(ContactId contact) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public BusinessHours hours(String queue) {
      return BusinessHours.ALWAYS;
    }

    @Override
    public void markRead(ContactId contact) {}
  }

  /** Nobody to talk to. */
  private static final class NoConversation implements Conversation {
    @Override
    public CompletableFuture<EventId> note(
        CitizenId citizen,
        @Nullable ContactId contact,
        String text,
        List<KnowledgeFact.Quoted> quoted) {
      return never();
    }

    @Override
    public CompletableFuture<EventId> say(
        ContactId contact,
        String text,
        List<EmailFact.Attachment> files,
        List<KnowledgeFact.Quoted> quoted) {
      return never();
    }

    @Override
    public CompletableFuture<Recipients> recipients(ContactId contact) {
      return CompletableFuture.failedFuture(new IllegalStateException("there is no contact"));
    }

    @Override
    public CompletableFuture<Optional<Original>> original(ContactId contact) {
      return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<EventId> reply(
        ContactId contact, OutgoingMail mail, List<KnowledgeFact.Quoted> quoted) {
      return never();
    }

    @Override
    public CompletableFuture<EventId> wrapUp(ContactId contact, String outcome, String summary) {
      return never();
    }

    @Override
    public CompletableFuture<EventId> askWrapUp(ContactId contact) {
      return never();
    }

    @Override
    public CompletableFuture<EventId> extendWrapUp(ContactId contact, int seconds) {
      return never();
    }

    private static CompletableFuture<EventId> never() {
      return CompletableFuture.failedFuture(new IllegalStateException("there is no contact"));
    }
  }

  /** Nothing happened. */
  private static final class NoTimeline implements Timeline {
    @Override
    public Page page(CitizenId citizen, long before, int limit) {
      return new Page(List.of(), false, false);
    }

    @Override
    public void fetchOlder(CitizenId citizen) {}

    @Override
    public Subscription watch(Consumer<CitizenId> listener) {
      return () -> {};
    }
  }
}
