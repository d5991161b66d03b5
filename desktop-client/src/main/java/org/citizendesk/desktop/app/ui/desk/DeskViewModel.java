// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.attachment.ui.AttachmentViewModel;
import org.citizendesk.desktop.citizen.ui.CitizenHeaderViewModel;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.PendingReply;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.ui.CompanyViewModel;
import org.citizendesk.desktop.contact.ui.ComposerTarget;
import org.citizendesk.desktop.contact.ui.ComposerViewModel;
import org.citizendesk.desktop.contact.ui.KeptViewModel;
import org.citizendesk.desktop.contact.ui.ParkViewModel;
import org.citizendesk.desktop.contact.ui.RepliesViewModel;
import org.citizendesk.desktop.contact.ui.ReplyFiles;
import org.citizendesk.desktop.contact.ui.Standing;
import org.citizendesk.desktop.contact.ui.TransferViewModel;
import org.citizendesk.desktop.contact.ui.WorkListViewModel;
import org.citizendesk.desktop.contact.ui.WrapUpViewModel;
import org.citizendesk.desktop.routing.AgentStatus;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.ui.TimelineRows;
import org.citizendesk.desktop.timeline.ui.TimelineViewModel;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The agent's desk: what is chosen in the work list is what header, timeline, composer and wrap-up
 * are about.
 */
public final class DeskViewModel implements AutoCloseable {
  private final Texts texts = Texts.of(DeskViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final BooleanProperty linked = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(new Standing(false, false, ""));
  private final ReadOnlyBooleanWrapper wrapUpPossible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper transferPossible = new ReadOnlyBooleanWrapper();
  private final WorkListViewModel work;
  private final CitizenHeaderViewModel header;
  private final TimelineViewModel timeline;
  private final AttachmentViewModel files;
  private final ComposerViewModel composer;
  private final WrapUpViewModel wrapUp;
  private final TransferViewModel transfer;
  private final KeptViewModel kept;
  private final ParkViewModel park;
  private final RepliesViewModel replies;
  private final CompanyViewModel company;
  private final String agent;
  private final Notices notices;
  private Supplier<Optional<Quotation>> best = Optional::empty;
  private Consumer<Quotation> inserted = quotation -> {};
  private Optional<ContactId> talking = Optional.empty();

  /** Follows all services until closed. */
  public DeskViewModel(DesktopServices services, UiContext context, Notices notices) {
    Drafts drafts = services.drafts();
    this.notices = notices;
    agent = services.user().name();
    subscriptions.add(context.bridge().watch(services.link(), this::link));
    subscriptions.add(context.bridge().watch(services.agentState().status(), this::state));
    work =
        new WorkListViewModel(
            services.work(),
            new DeskOffers(services.work(), services.phone()),
            standing.getReadOnlyProperty(),
            context,
            notices);
    header = new CitizenHeaderViewModel(services.citizens(), context);
    TimelineRows rows =
        new TimelineRows(
            services.user().name(),
            services.user().displayName(),
            context.zone(),
            services.outcomes()::label,
            services.queueNames());
    timeline = new TimelineViewModel(services.timeline(), rows, linked, context);
    files = new AttachmentViewModel(services.attachments(), context, notices);
    composer =
        new ComposerViewModel(
            services.conversation(),
            drafts,
            new ReplyFiles(services.attachments(), drafts, context),
            services.cannedTexts(),
            services.sendTimes(),
            context,
            notices);
    wrapUp =
        new WrapUpViewModel(
            services.conversation(), services.outcomes(), drafts, context, work::selectNextAfter);
    transfer = new TransferViewModel(services.transfers(), drafts, context, work::selectNextAfter);
    kept = new KeptViewModel(drafts, composer, contact -> work.item(contact).isPresent(), context);
    park = new ParkViewModel(services.work(), context, notices, work::selectNextAfter);
    replies = new RepliesViewModel(services.replies(), this::takenBack, context, notices);
    replies.setSeeing(this::see);
    subscriptions.follow(
        composer.target(), about -> replies.about(about.map(ComposerTarget::citizen)));
    company = new CompanyViewModel(services.signals(), composer, timeline.entries(), context);
    work.follow(company.everywhere());
    subscriptions.follow(work.items(), this::changed);
    subscriptions.follow(work.selected(), this::selected);
    subscriptions.follow(timeline.contacts(), count -> header.contacts(count.intValue()));
  }

  /** Returns the work list. */
  public WorkListViewModel work() {
    return work;
  }

  /** Returns the citizen's header. */
  public CitizenHeaderViewModel header() {
    return header;
  }

  /** Returns the timeline. */
  public TimelineViewModel timeline() {
    return timeline;
  }

  /** Returns what opens the files of messages. */
  public AttachmentViewModel files() {
    return files;
  }

  /** Returns the composer. */
  public ComposerViewModel composer() {
    return composer;
  }

  /** Returns who else is there. */
  public CompanyViewModel company() {
    return company;
  }

  /** Returns the wrap-up. */
  public WrapUpViewModel wrapUp() {
    return wrapUp;
  }

  /** Returns what puts contacts aside. */
  public ParkViewModel park() {
    return park;
  }

  /** Begins to put the chosen contact aside; does nothing if it cannot be. */
  public void beginPark() {
    if (park.possible().get()) {
      wrapUp.cancel();
      transfer.cancel();
      park.open();
    }
  }

  /** Returns what hands contacts on. */
  public TransferViewModel transfer() {
    return transfer;
  }

  /** Returns whether the chosen contact can be handed on. */
  public ReadOnlyBooleanProperty transferPossible() {
    return transferPossible.getReadOnlyProperty();
  }

  /** Begins to hand the chosen contact on; does nothing if it cannot be. */
  public void beginTransfer() {
    if (transferPossible.get()) {
      wrapUp.cancel();
      park.cancel();
      chosen().ifPresent(transfer::open);
    }
  }

  /** Returns the mails that have not left. */
  public RepliesViewModel replies() {
    return replies;
  }

  /** Returns what was written and stands in no field now. */
  public KeptViewModel kept() {
    return kept;
  }

  private void takenBack(PendingReply reply) {
    composer.takeBack(reply);
    kept.refresh();
  }

  private void see(PendingReply reply) {
    if (work.item(reply.contact()).isPresent()) {
      openContact(reply.contact());
    } else {
      openCitizen(reply.citizen(), reply.reply().to());
    }
  }

  /** Returns whether the chosen contact can be wrapped up. */
  public ReadOnlyBooleanProperty wrapUpPossible() {
    return wrapUpPossible.getReadOnlyProperty();
  }

  /** Opens a contact of the work list, and its citizen. */
  public void openContact(ContactId contact) {
    work.select(contact);
  }

  /** Opens a citizen without a contact, for instance one who was searched for. */
  public void openCitizen(CitizenId citizen, String name) {
    work.selectNone();
    header.open(citizen, name);
    timeline.open(citizen);
    composer.open(ComposerTarget.of(citizen, name));
  }

  /**
   * Puts a piece of an article with its citation into what is being written; which version it was
   * is pinned when that is sent.
   */
  public void insert(Quotation quotation) {
    KnowledgeFact.Quoted quoted =
        new KnowledgeFact.Quoted(
            agent,
            quotation.article().id(),
            quotation.article().version(),
            quotation.title(),
            quotation.citation(),
            quotation.article().language(),
            quotation.anchor(),
            null);
    composer.insert(quotation.cited(), quoted);
    inserted.accept(quotation);
  }

  /** Says who is told of each piece of an article that is inserted. */
  public void setInserted(Consumer<Quotation> listener) {
    inserted = listener;
  }

  /** Says what {@link #insertBest} takes. */
  public void setBest(Supplier<Optional<Quotation>> source) {
    best = source;
  }

  /** Inserts what fits best: the open article, the chosen or first hit, or a suggestion. */
  public void insertBest() {
    if (wrapUp.contact().get().isPresent()) {
      notices.say(Tone.WARN, texts.get("desk.insert.wrap-up"));
    } else if (transfer.contact().get().isPresent()) {
      notices.say(Tone.WARN, texts.get("desk.insert.transfer"));
    } else if (park.contact().get().isPresent()) {
      notices.say(Tone.WARN, texts.get("desk.insert.park"));
    } else {
      best.get()
          .ifPresentOrElse(
              this::insert, () -> notices.say(Tone.INFO, texts.get("desk.insert.nothing")));
    }
  }

  /** Begins to wrap up the chosen contact; does nothing if none can be. */
  public void beginWrapUp() {
    transfer.cancel();
    park.cancel();
    chosen().ifPresent(wrapUp::open);
  }

  private Optional<WorkItem> chosen() {
    return work.selected().get().flatMap(work::item);
  }

  private void selected(Optional<ContactId> contact) {
    wrapUp.cancel();
    transfer.cancel();
    if (contact.isEmpty()) {
      header.leave();
      timeline.leave();
      composer.leave();
    }
    refresh();
  }

  private void refresh() {
    Optional<WorkItem> item = chosen();
    wrapUpPossible.set(item.filter(one -> one.status() != WorkItem.Status.OFFERED).isPresent());
    park.choose(item);
    transferPossible.set(item.filter(TransferViewModel::isPossible).isPresent());
    item.ifPresent(
        one -> {
          header.open(one.citizen(), one.citizenName());
          timeline.open(one.citizen());
          composer.open(ComposerTarget.of(one));
        });
  }

  private void changed(List<WorkItem> items) {
    boolean gone = work.selected().get().isPresent() && chosen().isEmpty();
    if (gone) {
      // What is open stays open: the agent may be reading or typing.
      composer.target().get().map(ComposerTarget::gone).ifPresent(composer::open);
    }
    wrapUp.follow(items);
    transfer.follow(items);
    refresh();
    kept.refresh();
    followCall(items);
  }

  /** A call that was just answered comes up by itself: the citizen is on the line. */
  private void followCall(List<WorkItem> items) {
    Optional<ContactId> now =
        items.stream()
            .filter(
                item ->
                    item.call() == CallFact.State.CONNECTED || item.call() == CallFact.State.HELD)
            .map(WorkItem::contact)
            .findFirst();
    boolean answered = now.isPresent() && !now.equals(talking);
    talking = now;
    if (answered) {
      now.ifPresent(work::select);
    }
  }

  private void link(LinkStatus status) {
    linked.set(
        status.state() == LinkStatus.State.LIVE || status.state() == LinkStatus.State.CATCHING_UP);
    // A link that is away for a moment is not worth a word about work that may not come.
    boolean shown = linked.get() || status.state() == LinkStatus.State.RECONNECTING;
    Standing before = standing.get();
    standing.set(new Standing(shown, before.ready(), before.obstacle()));
  }

  private void state(AgentStatus status) {
    String obstacle =
        switch (status.state()) {
          case READY, OFFERED, BUSY, WRAP_UP -> "";
          case NOT_READY ->
              status.reason().isEmpty() ? texts.get("desk.not-ready") : status.reason();
          case SIGNED_OUT -> texts.get("desk.signed-out");
          case NOT_RESPONDING -> texts.get("desk.not-responding");
        };
    Standing before = standing.get();
    standing.set(new Standing(before.linked(), obstacle.isEmpty(), obstacle));
  }

  @Override
  public void close() {
    subscriptions.close();
    replies.close();
    kept.close();
    company.close();
    work.close();
    header.close();
    timeline.close();
    files.close();
  }
}
