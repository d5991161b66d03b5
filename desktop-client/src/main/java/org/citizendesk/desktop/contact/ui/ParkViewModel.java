// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Puts a contact aside, until a time or until its agent goes on with it, and goes on with it. */
public final class ParkViewModel {
  private final Work work;
  private final UiContext context;
  private final Notices notices;
  private final Consumer<ContactId> done;
  private final Texts texts = Texts.of(ParkViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<WorkItem>> contact =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Pick>> picks = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
  private final StringProperty time = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
  private final StringBinding missing;
  private final StringBinding meant;
  private Optional<WorkItem> chosen = Optional.empty();

  /**
   * A time that is often meant.
   *
   * @param words with the time of day
   * @param until null for until its agent goes on with it
   */
  public record Pick(String words, @Nullable Instant until) {}

  /**
   * Begins closed.
   *
   * @param done told of each contact that was put aside here
   */
  public ParkViewModel(Work work, UiContext context, Notices notices, Consumer<ContactId> done) {
    this.work = work;
    this.context = context;
    this.notices = notices;
    this.done = done;
    this.missing = Bindings.createStringBinding(this::whatIsMissing, day, time, context.now());
    this.meant =
        Bindings.createStringBinding(
            () -> missing.get().isEmpty() ? moment().map(this::comesBack).orElse("") : "", missing);
  }

  /** Returns whether a contact can be put aside, or until another time; a call is held instead. */
  public static boolean isPossible(WorkItem item) {
    return item.channel() != Channel.VOICE
        && (item.status() == WorkItem.Status.IN_HAND || isParked(item));
  }

  private static boolean isParked(WorkItem item) {
    return item.status() == WorkItem.Status.PARKED;
  }

  /** Returns what is being put aside; empty while closed. */
  public ReadOnlyObjectProperty<Optional<WorkItem>> contact() {
    return contact.getReadOnlyProperty();
  }

  /** Returns times that are often meant, the first without one. */
  public ReadOnlyObjectProperty<List<Pick>> picks() {
    return picks.getReadOnlyProperty();
  }

  /** Returns the day on which it comes back, to be bound to a field both ways. */
  public ObjectProperty<@Nullable LocalDate> day() {
    return day;
  }

  /** Returns the time of day at which it comes back, to be bound to a field both ways. */
  public StringProperty time() {
    return time;
  }

  /** Returns why it was not done; empty if nothing went wrong. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns why that day and time will not do; empty if they will. */
  public StringBinding missing() {
    return missing;
  }

  /** Returns that day and time in words; empty if they will not do. */
  public StringBinding meant() {
    return meant;
  }

  /** Returns whether an answer is awaited. */
  public BooleanProperty asking() {
    return asking;
  }

  /** Returns whether the chosen contact can be put aside. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Returns whether the chosen contact is put aside. */
  public ReadOnlyBooleanProperty resumable() {
    return resumable.getReadOnlyProperty();
  }

  /** Takes note of which contact is chosen, and of its newest version; closes for another one. */
  public void choose(Optional<WorkItem> item) {
    chosen = item;
    possible.set(item.filter(ParkViewModel::isPossible).isPresent());
    resumable.set(item.filter(ParkViewModel::isParked).isPresent());
    if (contact.get().isPresent()) {
      if (possible.get() && isOpen(item.orElseThrow().contact())) {
        contact.set(item);
      } else {
        cancel();
      }
    }
  }

  /** Opens it for the chosen contact; does nothing if that cannot be put aside. */
  public void open() {
    if (!asking.get() && possible.get()) {
      cancel();
      chosen.ifPresent(this::open);
    }
  }

  private void open(WorkItem item) {
    ParkTimes times = times(item);
    picks.set(
        Stream.concat(
                Stream.of(new Pick(texts.get("park.none"), null)),
                Stream.of(ParkTimes.Pick.values())
                    .flatMap(
                        pick ->
                            times.at(pick).stream()
                                .map(at -> new Pick(times.words(texts, pick, at), at))))
            .toList());
    day.set(context.today().plusDays(1));
    contact.set(Optional.of(item));
  }

  private boolean isOpen(ContactId id) {
    return contact.get().filter(open -> open.contact().equals(id)).isPresent();
  }

  /** Closes it. */
  public void cancel() {
    contact.set(Optional.empty());
    time.set("");
    problem.set("");
  }

  /** Puts it aside until a time that is often meant. */
  public void park(Pick pick) {
    park(pick.until());
  }

  /** Puts it aside until the day and time that are in the fields. */
  public void parkUntilThen() {
    if (whatIsMissing().isEmpty()) {
      moment().ifPresent(this::park);
    }
  }

  private void park(@Nullable Instant until) {
    Optional<WorkItem> item = contact.get();
    if (item.isEmpty() || asking.get()) {
      return;
    }
    asking.set(true);
    problem.set("");
    ContactId id = item.get().contact();
    ask(() -> work.park(id, until), () -> parked(id), problem::set);
  }

  private void parked(ContactId id) {
    if (isOpen(id)) {
      cancel();
    }
    done.accept(id);
  }

  /** Goes on with the chosen contact; does nothing if it is not put aside. */
  public void resume() {
    if (resumable.get() && !asking.get()) {
      cancel();
      asking.set(true);
      ContactId id = chosen.orElseThrow().contact();
      ask(() -> work.resume(id), () -> {}, why -> notices.say(Tone.WARN, why));
    }
  }

  private void ask(
      Supplier<CompletableFuture<Outcome>> command, Runnable then, Consumer<String> otherwise) {
    context
        .tasks()
        .follow(command)
        .onSuccess(
            outcome -> {
              asking.set(false);
              switch (outcome) {
                case Outcome.Done ok -> then.run();
                case Outcome.Refused refused ->
                    otherwise.accept(texts.get("park.refused", refused.text()));
              }
            })
        .onError(
            failure -> {
              asking.set(false);
              otherwise.accept(texts.get("park.failed"));
            })
        .start();
  }

  private String whatIsMissing() {
    if (time.get().isBlank()) {
      return texts.get("park.time-missing");
    }
    Optional<Instant> at = moment();
    if (at.isEmpty()) {
      return texts.get("park.no-time", time.get().strip());
    }
    return SendTimes.flaw(at.get(), context.now().getValue())
        .map(
            flaw ->
                switch (flaw) {
                  case PAST -> texts.get("park.past");
                  case TOO_FAR -> texts.get("park.too-far");
                })
        .orElse("");
  }

  private Optional<Instant> moment() {
    return contact
        .get()
        .flatMap(
            item -> Optional.ofNullable(day.get()).flatMap(on -> times(item).at(on, time.get())));
  }

  private String comesBack(Instant at) {
    return contact
        .get()
        .map(item -> texts.get("park.comes-back", times(item).words(at)))
        .orElse("");
  }

  private ParkTimes times(WorkItem item) {
    return new ParkTimes(context.now().getValue(), context.zone(), work.hours(item.queue()));
  }
}
