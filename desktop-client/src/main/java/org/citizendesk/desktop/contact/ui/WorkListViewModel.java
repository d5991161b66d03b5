// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.id.ContactId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the agent has to do: offers and contacts in hand, one of which is chosen. */
public final class WorkListViewModel implements AutoCloseable {
  private final Work work;
  private final OfferActions offers;
  private final ObservableValue<Standing> standing;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(WorkListViewModel.class);
  private final WorkWords words = new WorkWords();
  private final Subscriptions subscriptions = new Subscriptions();
  private final Set<ContactId> answering = new HashSet<>();
  private final ReadOnlyObjectWrapper<List<WorkItem>> items =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<WorkRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
  private final ReadOnlyObjectWrapper<Optional<ContactId>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<ContactId, String> company = Map.of();

  /** Which channels are listed. Offers are listed in any case: they do not wait. */
  public enum Filter {
    /** All. */
    ALL,
    /** Calls. */
    CALLS,
    /** Chats. */
    CHATS,
    /** Mail. */
    MAIL;

    boolean lets(Channel channel) {
      return switch (this) {
        case ALL -> true;
        case CALLS -> channel == Channel.VOICE;
        case CHATS -> channel == Channel.CHAT;
        case MAIL -> channel == Channel.EMAIL;
      };
    }
  }

  /** Watches the work until closed. */
  public WorkListViewModel(
      Work work,
      OfferActions offers,
      ObservableValue<Standing> standing,
      UiContext context,
      Notices notices) {
    this.work = work;
    this.offers = offers;
    this.standing = standing;
    this.context = context;
    this.notices = notices;
    subscriptions.add(context.bridge().watch(work.items(), this::took));
    subscriptions.follow(filter, now -> show());
    subscriptions.follow(context.now(), now -> show());
  }

  /** Shows who else is at which contact, in words. */
  public void follow(ObservableValue<Map<ContactId, String>> others) {
    subscriptions.follow(
        others,
        now -> {
          company = now;
          show();
        });
  }

  /** Returns all work, also what the filter hides. */
  public ReadOnlyObjectProperty<List<WorkItem>> items() {
    return items.getReadOnlyProperty();
  }

  /** Returns the list, offers first. */
  public ReadOnlyObjectProperty<List<WorkRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /** Returns the filter, to be set by the view. */
  public ObjectProperty<Filter> filter() {
    return filter;
  }

  /** Returns whether new work can come. */
  public ObservableValue<Standing> standing() {
    return standing;
  }

  /** Returns the chosen contact; it stays chosen when its row changes, moves or goes. */
  public ReadOnlyObjectProperty<Optional<ContactId>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Returns a filter's name with how many contacts it lets through. */
  public String name(Filter of) {
    long count = items.get().stream().filter(item -> of.lets(item.channel())).count();
    return switch (of) {
      case ALL -> texts.get("filter.all", count);
      case CALLS -> texts.get("filter.calls", count);
      case CHATS -> texts.get("filter.chats", count);
      case MAIL -> texts.get("filter.mail", count);
    };
  }

  /** Chooses a contact and takes note that the agent has looked at it. */
  public void select(ContactId contact) {
    selected.set(Optional.of(contact));
    markRead();
  }

  /** Chooses none. */
  public void selectNone() {
    selected.set(Optional.empty());
  }

  /** Chooses the next contact in hand after one that is gone or going; none if there is none. */
  public void selectNextAfter(ContactId gone) {
    List<WorkItem> mine =
        rows.get().stream().map(WorkRow::item).filter(item -> isMine(item, gone)).toList();
    int place = (int) mine.stream().takeWhile(item -> !item.contact().equals(gone)).count();
    List<WorkItem> rest = mine.stream().filter(item -> !item.contact().equals(gone)).toList();
    if (rest.isEmpty()) {
      selectNone();
    } else {
      select(rest.get(place < mine.size() ? Math.min(place, rest.size() - 1) : 0).contact());
    }
  }

  private static boolean isMine(WorkItem item, ContactId or) {
    return switch (item.status()) {
      case IN_HAND, WRAP_UP -> true;
      case OFFERED, PARKED -> item.contact().equals(or);
    };
  }

  /** Returns a contact's work item, if it is still there. */
  public Optional<WorkItem> item(ContactId contact) {
    return items.get().stream().filter(item -> item.contact().equals(contact)).findFirst();
  }

  /** Takes an offer and chooses it. */
  public void accept(ContactId contact) {
    answer(contact, offers::accept, () -> select(contact), "offer.accept-failed");
  }

  /** Gives an offer back. */
  public void decline(ContactId contact) {
    answer(contact, offers::decline, () -> {}, "offer.decline-failed");
  }

  /** Takes the offer that waits longest; does nothing if there is none. */
  public void acceptOldest() {
    oldestOffer().ifPresent(this::accept);
  }

  /** Gives the offer back that waits longest; does nothing if there is none. */
  public void declineOldest() {
    oldestOffer().ifPresent(this::decline);
  }

  private Optional<ContactId> oldestOffer() {
    return items.get().stream()
        .filter(item -> item.status() == WorkItem.Status.OFFERED)
        .map(WorkItem::contact)
        .filter(Predicate.not(answering::contains))
        .findFirst();
  }

  private void answer(
      ContactId contact,
      java.util.function.Function<WorkItem, CompletableFuture<Optional<String>>> request,
      Runnable done,
      String failed) {
    Optional<WorkItem> offer =
        item(contact).filter(item -> item.status() == WorkItem.Status.OFFERED);
    if (offer.isEmpty() || !answering.add(contact)) {
      return;
    }
    context
        .tasks()
        .follow(() -> request.apply(offer.get()))
        .onSuccess(refusal -> refusal.ifPresentOrElse(why -> notices.say(Tone.WARN, why), done))
        .onError(failure -> notices.say(Tone.BAD, texts.get(failed)))
        .andFinally(() -> answering.remove(contact))
        .start();
  }

  private void took(List<WorkItem> next) {
    items.set(next);
    show();
    markRead();
  }

  private void markRead() {
    selected
        .get()
        .flatMap(this::item)
        .filter(WorkItem::unread)
        .ifPresent(item -> work.markRead(item.contact()));
  }

  private void show() {
    rows.set(
        grouped(
            items.get().stream()
                .filter(
                    item ->
                        item.status() == WorkItem.Status.OFFERED
                            || filter.get().lets(item.channel()))
                .map(
                    item ->
                        words.row(
                            item,
                            context.now().getValue(),
                            company.getOrDefault(item.contact(), "")))
                .toList()));
  }

  /** What is put aside comes last, under its own heading. */
  private List<WorkRow> grouped(List<WorkRow> all) {
    Predicate<WorkRow> parked = row -> row.item().status() == WorkItem.Status.PARKED;
    List<WorkRow> aside = all.stream().filter(parked).toList();
    if (aside.isEmpty()) {
      return all;
    }
    List<WorkRow> grouped = new ArrayList<>(all.stream().filter(parked.negate()).toList());
    grouped.add(aside.getFirst().headed(texts.get("list.parked", aside.size())));
    grouped.addAll(aside.subList(1, aside.size()));
    return List.copyOf(grouped);
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
