// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.Outcomes.Disposition;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
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

  private final Conversation conversation;
  private final Drafts drafts;
  private final UiContext context;
  private final Consumer<ContactId> finished;
  private final Texts texts = Texts.of(WrapUpViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<WorkItem>> contact =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Disposition>> outcomes =
      new ReadOnlyObjectWrapper<>(Outcomes.all());
  private final ObjectProperty<Optional<Disposition>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty summary = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanProperty saving = new SimpleBooleanProperty();
  private final BooleanBinding finishable;
  private Instant lastFinish = Instant.MIN;

  /**
   * Begins closed.
   *
   * @param finished told of each contact that was wrapped up here
   */
  public WrapUpViewModel(
      Conversation conversation, Drafts drafts, UiContext context, Consumer<ContactId> finished) {
    this.conversation = conversation;
    this.drafts = drafts;
    this.context = context;
    this.finished = finished;
    this.finishable =
        Bindings.createBooleanBinding(this::isFinishable, contact, chosen, summary, saving);
    search.subscribe(words -> filter());
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
  public ReadOnlyObjectProperty<List<Disposition>> outcomes() {
    return outcomes.getReadOnlyProperty();
  }

  /** Returns the outcome, to be set by the view. */
  public ObjectProperty<Optional<Disposition>> chosen() {
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
    summary.set(drafts.get(key(item)));
    contact.set(Optional.of(item));
  }

  /** Closes it; what was typed stays for the next time. */
  public void cancel() {
    if (saving.get()) {
      return;
    }
    contact.set(Optional.empty());
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
    Disposition outcome = chosen.get().orElseThrow();
    lastFinish = context.now().getValue();
    saving.set(true);
    problem.set("");
    context
        .tasks()
        .follow(() -> conversation.wrapUp(item.contact(), outcome.code(), summary.get().strip()))
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
    if (chosen.get().isEmpty()) {
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
    outcomes.set(
        Outcomes.all().stream()
            .filter(one -> one.label().toLowerCase(Locale.getDefault()).contains(words))
            .toList());
  }

  private static Drafts.Key key(WorkItem item) {
    return new Drafts.Key(item.citizen(), item.contact(), Drafts.Kind.SUMMARY);
  }
}
