// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Elapsed;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.book.Choice;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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

/** How a contact ends: an outcome is needed, a summary may be given. */
public final class WrapUpViewModel {
  private static final Duration GUARD = Duration.ofSeconds(1);
  private static final Duration JUST_NOW = Duration.ofSeconds(2);
  private static final int SHOWN_FIRST = 15;
  private static final int MORE_SECONDS = 60;

  private final Conversation conversation;
  private final Outcomes dispositions;
  private final Drafts drafts;
  private final UiContext context;
  private final Consumer<ContactId> finished;
  private final Texts texts = Texts.of(WrapUpViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<WorkItem>> contact =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Choice>> outcomes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper hidden = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper extendable = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Choice>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty summary = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final BooleanBinding finishable;
  private Instant lastFinish = Instant.MIN;
  private Optional<WorkItem> latest = Optional.empty();
  private boolean late;

  /**
   * Begins closed.
   *
   * @param dispositions what can be chosen, by queue
   * @param finished told of each contact that was wrapped up here
   */
  public WrapUpViewModel(
      Conversation conversation,
      Outcomes dispositions,
      Drafts drafts,
      UiContext context,
      Consumer<ContactId> finished) {
    this.conversation = conversation;
    this.dispositions = dispositions;
    this.drafts = drafts;
    this.context = context;
    this.finished = finished;
    this.finishable =
        Bindings.createBooleanBinding(this::isFinishable, contact, chosen, summary, saving);
    search.subscribe(words -> filter());
    context.now().subscribe(now -> count());
    summary.subscribe(words -> contact.get().ifPresent(item -> drafts.put(key(item), words)));
  }

  /** Returns what is being wrapped up; empty while closed. */
  public ReadOnlyObjectProperty<Optional<WorkItem>> contact() {
    return contact.getReadOnlyProperty();
  }

  /** Returns words that outcomes must contain, to be bound to a field both ways. */
  public StringProperty search() {
    return search;
  }

  /** Returns the outcomes that can be chosen. */
  public ReadOnlyObjectProperty<List<Choice>> outcomes() {
    return outcomes.getReadOnlyProperty();
  }

  /** Returns how many outcomes are not among those that are shown first; empty if none. */
  public ReadOnlyStringProperty hidden() {
    return hidden.getReadOnlyProperty();
  }

  /** Returns how much time is left, or that it is over; empty if there is no limit. */
  public ReadOnlyStringProperty time() {
    return time.getReadOnlyProperty();
  }

  /** Returns whether {@link #extend} would do something. */
  public ReadOnlyBooleanProperty extendable() {
    return extendable.getReadOnlyProperty();
  }

  /** Returns the outcome, to be set by the view. */
  public ObjectProperty<Optional<Choice>> chosen() {
    return chosen;
  }

  /** Returns the summary, to be bound to a field both ways. */
  public StringProperty summary() {
    return summary;
  }

  /** Returns why it was not stored; empty if nothing went wrong. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns whether {@link #finish} would do something. */
  public BooleanBinding finishable() {
    return finishable;
  }

  /**
   * Opens it. Within a second after the last finish it does nothing: the second half of a double
   * press must not open the next contact's.
   */
  public void open(WorkItem item) {
    boolean soon = !context.now().getValue().isAfter(lastFinish.plus(GUARD));
    if (soon || saving.get() || item.status() == WorkItem.Status.OFFERED) {
      return;
    }
    cancel();
    latest = Optional.of(item);
    summary.set(drafts.get(key(item)));
    contact.set(Optional.of(item));
    filter();
    count();
    boolean live = item.status() == WorkItem.Status.IN_HAND;
    if (live && finishing(item).mode() == WrapUp.Mode.ON_REQUEST) {
      // Who begins to finish before the citizen has gone wants the time to do so.
      context.tasks().follow(() -> conversation.askWrapUp(item.contact())).start();
    }
  }

  /** Takes note of the work: how long there is, and whether the contact is there at all. */
  public void follow(List<WorkItem> items) {
    Optional<WorkItem> open = contact.get();
    if (open.isEmpty() || late) {
      return;
    }
    Optional<WorkItem> now =
        items.stream().filter(item -> item.contact().equals(open.get().contact())).findFirst();
    if (now.isPresent()) {
      latest = now;
    } else if (wasClosedByTheServer()) {
      late = true;
    } else {
      cancel();
    }
    count();
  }

  private boolean wasClosedByTheServer() {
    return latest
        .filter(
            item -> {
              Instant until = item.until();
              return until != null
                  ? !context.now().getValue().isBefore(until.minus(JUST_NOW))
                  : finishing(item).mode() == WrapUp.Mode.NONE;
            })
        .isPresent();
  }

  /** Asks for another minute. */
  public void extend() {
    if (extendable.get()) {
      latest.ifPresent(
          item ->
              context
                  .tasks()
                  .follow(() -> conversation.extendWrapUp(item.contact(), MORE_SECONDS))
                  .onError(failure -> problem.set(texts.get("wrap-up.failed")))
                  .start());
    }
  }

  private WrapUp finishing(WorkItem item) {
    return dispositions.finishing(item.queue());
  }

  /** Closes it; what was typed stays for the next time. */
  public void cancel() {
    if (saving.get()) {
      return;
    }
    contact.set(Optional.empty());
    latest = Optional.empty();
    late = false;
    count();
    chosen.set(Optional.empty());
    search.set("");
    summary.set("");
    problem.set("");
  }

  /**
   * Chooses by the number that stands beside it, the first being 1; does nothing if none has it.
   */
  public boolean choose(int number) {
    if (number < 1 || number > outcomes.get().size()) {
      return false;
    }
    chosen.set(Optional.of(outcomes.get().get(number - 1)));
    return true;
  }

  /** Stores it, and closes once it is on disk. */
  public void finish() {
    if (!isFinishable()) {
      return;
    }
    WorkItem item = contact.get().orElseThrow();
    String outcome = chosen.get().map(Choice::code).orElse(WrapUp.NONE);
    lastFinish = context.now().getValue();
    saving.set(true);
    problem.set("");
    context
        .tasks()
        .follow(() -> conversation.wrapUp(item.contact(), outcome, summary.get().strip()))
        .onSuccess(stored -> stored(item))
        .onError(
            failure -> {
              saving.set(false);
              problem.set(texts.get("wrap-up.failed"));
            })
        .start();
  }

  private void stored(WorkItem item) {
    saving.set(false);
    summary.set("");
    cancel();
    finished.accept(item.contact());
  }

  /** Returns why it cannot be finished yet; empty if it can. */
  public String missing() {
    boolean required = contact.get().filter(item -> !finishing(item).outcomeRequired()).isEmpty();
    if (chosen.get().isEmpty() && required) {
      return texts.get("wrap-up.outcome-missing");
    }
    int over = summary.get().strip().length() - ContactFact.MAX_SUMMARY;
    return over > 0 ? texts.get("wrap-up.too-long", over) : "";
  }

  private boolean isFinishable() {
    return contact.get().isPresent() && !saving.get() && missing().isEmpty();
  }

  private void filter() {
    String words = search.get().strip().toLowerCase(Locale.getDefault());
    List<Choice> all = contact.get().map(item -> dispositions.of(item.queue())).orElse(List.of());
    List<Choice> found =
        all.stream()
            .filter(one -> one.name().toLowerCase(Locale.getDefault()).contains(words))
            .toList();
    List<Choice> shown = words.isEmpty() ? found.stream().limit(SHOWN_FIRST).toList() : found;
    outcomes.set(shown);
    int more = found.size() - shown.size();
    hidden.set(more > 0 ? texts.get("wrap-up.hidden", more) : "");
  }

  private void count() {
    Instant until = latest.map(WorkItem::until).orElse(null);
    time.set(late ? texts.get("wrap-up.late") : until == null ? "" : left(until));
    extendable.set(!late && until != null && until.isAfter(context.now().getValue()));
  }

  private String left(Instant until) {
    Instant now = context.now().getValue();
    WrapUp finishing = finishing(latest.orElseThrow());
    if (!until.isAfter(now)) {
      return finishing.outcomeRequired() ? texts.get("wrap-up.over") : "";
    }
    String clock = Elapsed.clock(now, until);
    if (finishing.mode() == WrapUp.Mode.TIMED_NO_EARLY_EXIT) {
      return texts.get("wrap-up.left-held", clock);
    }
    return finishing.outcomeRequired()
        ? texts.get("wrap-up.left-required", clock)
        : texts.get("wrap-up.left", clock);
  }

  private static Drafts.Key key(WorkItem item) {
    return new Drafts.Key(item.citizen(), item.contact(), Drafts.Kind.SUMMARY);
  }
}
