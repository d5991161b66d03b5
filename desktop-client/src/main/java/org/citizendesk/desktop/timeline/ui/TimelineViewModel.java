// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.timeline.ui;

import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.timeline.ui.TimelineRow.Older;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * One citizen's timeline on the screen: reads the local store page by page from the newest entry
 * upward, asks the server when the store has no more, and follows every change.
 */
public final class TimelineViewModel implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Timeline timeline;
  private final TimelineRows rows;
  private final ObservableValue<Boolean> linked;
  private final UiContext context;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Set<EventId> unfolded = new HashSet<>();
  private final ReadOnlyObjectWrapper<Content> content =
      new ReadOnlyObjectWrapper<>(Content.NOBODY);
  private final ReadOnlyObjectWrapper<List<TimelineEntry>> entries =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper contacts = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<LocalDate>> lastContact =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Consumer<KnowledgeFact.Quoted> articles = quoted -> {};
  private Optional<CitizenId> citizen = Optional.empty();
  private Loaded loaded = Loaded.NOTHING;
  private Subscription reading = () -> {};
  private boolean everRead;
  private boolean busy;
  private boolean again;
  private boolean wantsOlder;
  private Optional<Instant> askedAt = Optional.empty();
  private LocalDate day;

  /**
   * What is shown.
   *
   * @param citizen whose timeline it is; empty if none is open
   * @param rows top first; empty unless it is {@link State#SHOWN}
   */
  public record Content(Optional<CitizenId> citizen, State state, List<TimelineRow> rows) {
    private static final Content NOBODY = new Content(Optional.empty(), State.NOBODY, List.of());

    /** What kind of thing is shown. */
    public enum State {
      /** No citizen is open. */
      NOBODY,
      /** The store is being read for the first time. */
      READING,
      /** Nothing has happened with this citizen. */
      EMPTY,
      /** Rows. */
      SHOWN,
      /** The store could not be read. */
      FAILED
    }
  }

  /**
   * Begins with nobody.
   *
   * @param linked whether the server can be reached; on the screen's thread
   */
  public TimelineViewModel(
      Timeline timeline, TimelineRows rows, ObservableValue<Boolean> linked, UiContext context) {
    this.timeline = timeline;
    this.rows = rows;
    this.linked = linked;
    this.context = context;
    this.day = context.today();
    subscriptions.add(
        timeline.watch(changed -> context.bridge().executor().execute(() -> changed(changed))));
    subscriptions.follow(linked, now -> show());
    subscriptions.follow(context.now(), now -> tick());
  }

  /** Returns what is shown. */
  public ReadOnlyObjectProperty<Content> content() {
    return content.getReadOnlyProperty();
  }

  /** Returns the entries that are here, oldest first; empty while they are read. */
  public ReadOnlyObjectProperty<List<TimelineEntry>> entries() {
    return entries.getReadOnlyProperty();
  }

  /** Returns how many contacts the entries that are here belong to. */
  public ReadOnlyIntegerProperty contacts() {
    return contacts.getReadOnlyProperty();
  }

  /**
   * Returns the last day before today on which something happened in a contact with the citizen;
   * empty if nothing did, or if the entries that are here do not reach back so far.
   */
  public ReadOnlyObjectProperty<Optional<LocalDate>> lastContact() {
    return lastContact.getReadOnlyProperty();
  }

  /** Opens a citizen's timeline at its newest entry; does nothing if it is open. */
  public void open(CitizenId next) {
    if (citizen.equals(Optional.of(next))) {
      return;
    }
    reset();
    citizen = Optional.of(next);
    content.set(new Content(citizen, Content.State.READING, List.of()));
    read();
  }

  /** Shows nobody. */
  public void leave() {
    reset();
    content.set(Content.NOBODY);
  }

  private void reset() {
    reading.close();
    citizen = Optional.empty();
    loaded = Loaded.NOTHING;
    everRead = false;
    busy = false;
    again = false;
    wantsOlder = false;
    askedAt = Optional.empty();
    unfolded.clear();
    entries.set(List.of());
    contacts.set(0);
    lastContact.set(Optional.empty());
  }

  /** Brings entries above the topmost; does nothing while some are on their way. */
  public void loadOlder() {
    if (loaded.hasOlder() && !wantsOlder && askedAt.isEmpty() && citizen.isPresent()) {
      if (loaded.moreHere() || linked.getValue()) {
        wantsOlder = true;
        read();
      }
    }
  }

  /** Reads again after a failure. */
  public void retry() {
    read();
  }

  /** Says where the articles that were quoted are opened. */
  public void setArticles(Consumer<KnowledgeFact.Quoted> target) {
    articles = target;
  }

  /** Opens the very version of an article that was quoted. */
  public void openArticle(KnowledgeFact.Quoted quoted) {
    articles.accept(quoted);
  }

  /** Shows what a mail quotes, or hides it. */
  public void toggleQuoted(EventId mail) {
    if (!unfolded.remove(mail)) {
      unfolded.add(mail);
    }
    show();
  }

  private void changed(CitizenId who) {
    if (citizen.equals(Optional.of(who))) {
      read();
    }
  }

  private void read() {
    if (citizen.isEmpty()) {
      return;
    }
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    boolean ask = wantsOlder && askedAt.isEmpty();
    boolean deeper = wantsOlder || askedAt.isPresent();
    CitizenId whose = citizen.get();
    Loaded before = loaded;
    show();
    reading =
        context
            .tasks()
            .call(() -> before.next(timeline, whose, deeper, ask))
            .onSuccess(this::took)
            .onError(failure -> content.set(new Content(citizen, Content.State.FAILED, List.of())))
            .andFinally(this::rest)
            .start();
  }

  private void took(Loaded next) {
    if (next.asked()) {
      askedAt = Optional.of(context.now().getValue());
    } else if (next.entries().size() > loaded.entries().size() || !next.hasOlder()) {
      askedAt = Optional.empty();
    }
    wantsOlder = false;
    everRead = true;
    loaded = next;
    entries.set(next.entries());
    contacts.set(
        (int)
            next.entries().stream()
                .map(TimelineEntry::contact)
                .filter(Objects::nonNull)
                .distinct()
                .count());
    lastContact.set(
        next.entries().stream()
            .filter(entry -> entry.contact() != null)
            .map(entry -> LocalDate.ofInstant(entry.at(), context.zone()))
            .filter(then -> then.isBefore(context.today()))
            .max(LocalDate::compareTo));
    show();
  }

  private void rest() {
    wantsOlder = false;
    busy = false;
    if (again) {
      again = false;
      read();
    }
  }

  private void tick() {
    boolean tooLong =
        askedAt
            .filter(at -> Duration.between(at, context.now().getValue()).compareTo(PATIENCE) > 0)
            .isPresent();
    if (tooLong) {
      askedAt = Optional.empty();
    }
    if (tooLong || !context.today().equals(day)) {
      day = context.today();
      show();
    }
  }

  private void show() {
    if (citizen.isEmpty() || !everRead) {
      return;
    }
    boolean empty = loaded.entries().isEmpty() && !loaded.hasOlder();
    TimelineRows.Reading how = new TimelineRows.Reading(Set.copyOf(unfolded), older(), day);
    content.set(
        empty
            ? new Content(citizen, Content.State.EMPTY, List.of())
            : new Content(citizen, Content.State.SHOWN, rows.of(loaded.entries(), how)));
  }

  private Older.State older() {
    if (wantsOlder && loaded.moreHere()) {
      return Older.State.LOADING;
    }
    if (loaded.moreHere() || !loaded.hasOlder()) {
      return loaded.moreHere() ? Older.State.MORE : Older.State.BEGINNING;
    }
    if (!linked.getValue()) {
      return Older.State.OFFLINE;
    }
    return wantsOlder || askedAt.isPresent() ? Older.State.LOADING : Older.State.MORE;
  }

  @Override
  public void close() {
    reading.close();
    subscriptions.close();
  }
}
