// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.attention.ui.FakeAttention;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.citizen.ui.FakeCitizens;
import org.citizendesk.desktop.contact.DraftsInMemory;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.ui.FakeConversation;
import org.citizendesk.desktop.contact.ui.FakeReplies;
import org.citizendesk.desktop.contact.ui.FakeTransfers;
import org.citizendesk.desktop.contact.ui.FakeWork;
import org.citizendesk.desktop.knowledge.FakeConfirmations;
import org.citizendesk.desktop.knowledge.FakeFeedback;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.routing.AgentState;
import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.signal.FakeSignals;
import org.citizendesk.desktop.supervision.Supervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.ui.FakeTimeline;
import org.citizendesk.desktop.training.FakeReadingLists;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.desktop.voice.Call;
import org.citizendesk.desktop.voice.Phone;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ViewBody;
import org.citizendesk.protocol.routing.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A desk whose services the test plays. */
final class FakeDesk {
  final FakeWork work = new FakeWork();
  final FakeConversation conversation = new FakeConversation();
  final FakeTransfers transfers = new FakeTransfers();
  final DraftsInMemory drafts = new DraftsInMemory();
  final FakeReplies replies = new FakeReplies();
  final FakeAttachments attachments = new FakeAttachments();
  final FakeTimeline timeline = new FakeTimeline();
  final FakeCitizens citizens = new FakeCitizens();
  final FakeFeedback feedback = new FakeFeedback();
  final FakePhone phone = new FakePhone();
  final FakeSignals signals = new FakeSignals();
  final Cell<LinkStatus> link = new Cell<>(link(LinkStatus.State.LIVE));
  final Cell<AgentStatus> agent = new Cell<>(agent(AgentFact.State.READY, ""));
  final TestUi ui = new TestUi();

  DeskViewModel model(UiContext context) {
    return new DeskViewModel(services(), context, new Notices(context));
  }

  private DesktopServices services() {
    return new DesktopServices(
        new SignedInUser("priya", "Priya Shah", List.of(Role.AGENT)),
        link,
        new FakeAttention(),
        work,
        conversation,
        drafts,
        new CannedTexts(() -> Book.EMPTY, ""),
        new SendTimes(() -> Book.EMPTY),
        new Outcomes(() -> Book.EMPTY),
        queue -> queue,
        transfers,
        replies,
        attachments,
        timeline,
        citizens,
        new FakeAgentState(agent),
        phone,
        new NoSupervision(),
        new FakeConfirmations(),
        new FakeReadingLists(),
        feedback,
        signals);
  }

  static LinkStatus link(LinkStatus.State state) {
    return new LinkStatus(state, 0, 0, TestUi.START, "");
  }

  static AgentStatus agent(AgentFact.State state, String reason) {
    return new AgentStatus(state, reason, TestUi.START, true);
  }

  private record FakeAgentState(Cell<AgentStatus> status) implements AgentState {
    @Override
    public CompletableFuture<Outcome> choose(AgentFact.State state, String reason) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public List<String> reasons() {
      return List.of();
    }

    @Override
    public CompletableFuture<Outcome> cancelNext() {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }

    @Override
    public CompletableFuture<Outcome> take(Channel channel, boolean on) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }
  }

  private static final class NoSupervision implements Supervision {
    @Override
    public Cell<Optional<ViewBody.Board>> board() {
      return new Cell<>(Optional.empty());
    }

    @Override
    public List<String> reasons() {
      return List.of();
    }

    @Override
    public CompletableFuture<Outcome> set(ViewBody.AgentRow agent, AgentFact.Choice choice) {
      return CompletableFuture.completedFuture(new Outcome.Done());
    }
  }

  /** A telephone that takes down what is asked of it. */
  static final class FakePhone implements Phone {
    final List<String> asked = new ArrayList<>();
    private final Cell<Optional<Call>> call = new Cell<>(Optional.empty());
    private final Cell<Health> health = new Cell<>(new Health(Health.State.UP, ""));

    @Override
    public Cell<Optional<Call>> call() {
      return call;
    }

    @Override
    public Cell<Health> health() {
      return health;
    }

    @Override
    public String name() {
      return "Test telephone";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public CompletableFuture<Result> answer() {
      return ask("answer");
    }

    @Override
    public CompletableFuture<Result> reject() {
      return ask("reject");
    }

    @Override
    public CompletableFuture<Result> hangUp() {
      return ask("hang up");
    }

    @Override
    public CompletableFuture<Result> hold(boolean on) {
      return ask("hold");
    }

    @Override
    public CompletableFuture<Result> mute(boolean on) {
      return ask("mute");
    }

    private CompletableFuture<Result> ask(String what) {
      asked.add(what);
      return CompletableFuture.completedFuture(new Result.Done());
    }
  }
}
