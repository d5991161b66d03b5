// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Receiver;
import org.citizendesk.desktop.contact.Transfers;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
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

/** Hands a contact on: to whom, and with which note. What is typed stays until it was done. */
public final class TransferViewModel {
  private final Transfers transfers;
  private final Drafts drafts;
  private final UiContext context;
  private final Consumer<ContactId> done;
  private final Texts texts = Texts.of(TransferViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<WorkItem>> contact =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Receiver>> receivers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Receiver>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty note = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final StringBinding missing;

  /**
   * Begins closed.
   *
   * @param done told of each contact that was handed on here
   */
  public TransferViewModel(
      Transfers transfers, Drafts drafts, UiContext context, Consumer<ContactId> done) {
    this.transfers = transfers;
    this.drafts = drafts;
    this.context = context;
    this.done = done;
    this.missing = Bindings.createStringBinding(this::whatIsMissing, chosen, note);
    search.subscribe(words -> filter());
    note.subscribe(words -> contact.get().ifPresent(item -> drafts.put(key(item), words)));
  }

  /** Returns whether a contact can be handed on at all; a call goes through the telephone. */
  public static boolean isPossible(WorkItem item) {
    return ParkViewModel.isPossible(item);
  }

  /** Returns what is being handed on; empty while closed. */
  public ReadOnlyObjectProperty<Optional<WorkItem>> contact() {
    return contact.getReadOnlyProperty();
  }

  /** Returns words that receivers must contain, to be bound to a field both ways. */
  public StringProperty search() {
    return search;
  }

  /** Returns who can be chosen. */
  public ReadOnlyObjectProperty<List<Receiver>> receivers() {
    return receivers.getReadOnlyProperty();
  }

  /** Returns who gets it, to be set by the view. */
  public ObjectProperty<Optional<Receiver>> chosen() {
    return chosen;
  }

  /** Returns the note, to be bound to a field both ways. */
  public StringProperty note() {
    return note;
  }

  /** Returns why it was not done; empty if nothing went wrong. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns why it cannot be done yet; empty if it can. */
  public StringBinding missing() {
    return missing;
  }

  /** Returns whether an answer is awaited. */
  public BooleanProperty asking() {
    return asking;
  }

  /** Opens it; does nothing for what cannot be handed on. */
  public void open(WorkItem item) {
    if (asking.get() || !isPossible(item)) {
      return;
    }
    cancel();
    note.set(drafts.get(key(item)));
    contact.set(Optional.of(item));
    filter();
  }

  /** Takes note of the work: the newest version of the contact, and whether it is there at all. */
  public void follow(List<WorkItem> items) {
    contact
        .get()
        .ifPresent(
            open ->
                items.stream()
                    .filter(item -> item.contact().equals(open.contact()))
                    .filter(TransferViewModel::isPossible)
                    .findFirst()
                    .ifPresentOrElse(now -> contact.set(Optional.of(now)), this::cancel));
  }

  /** Closes it; the note is kept as a draft. */
  public void cancel() {
    contact.set(Optional.empty());
    search.set("");
    chosen.set(Optional.empty());
    note.set("");
    problem.set("");
  }

  /** Asks the server to hand it on, and closes once that is done. */
  public void send() {
    Optional<WorkItem> item = contact.get();
    Optional<Receiver> to = chosen.get();
    if (item.isEmpty() || to.isEmpty() || asking.get() || !whatIsMissing().isEmpty()) {
      return;
    }
    asking.set(true);
    problem.set("");
    context
        .tasks()
        .follow(() -> transfers.transfer(item.get(), to.get(), note.get().strip()))
        .onSuccess(outcome -> answered(item.get(), outcome))
        .onError(failure -> answered(texts.get("transfer.failed")))
        .start();
  }

  private void answered(WorkItem item, Outcome outcome) {
    switch (outcome) {
      case Outcome.Refused refused -> answered(texts.get("transfer.refused", refused.text()));
      case Outcome.Done ok -> {
        asking.set(false);
        drafts.put(key(item), "");
        if (contact.get().filter(open -> open.contact().equals(item.contact())).isPresent()) {
          note.set("");
          cancel();
        }
        done.accept(item.contact());
      }
    }
  }

  private void answered(String refusal) {
    asking.set(false);
    problem.set(refusal);
  }

  private String whatIsMissing() {
    if (chosen.get().isEmpty()) {
      return texts.get("transfer.receiver-missing");
    }
    int over = note.get().strip().length() - ContactFact.MAX_NOTE;
    return over > 0 ? texts.get("transfer.too-long", over) : "";
  }

  private void filter() {
    String words = search.get().strip().toLowerCase(Locale.getDefault());
    receivers.set(
        contact.get().map(transfers::receivers).orElse(List.of()).stream()
            .filter(
                one ->
                    Stream.of(one.name(), one.id(), one.team())
                        .anyMatch(it -> it.toLowerCase(Locale.getDefault()).contains(words)))
            .toList());
    chosen.set(chosen.get().filter(receivers.get()::contains));
  }

  private static Drafts.Key key(WorkItem item) {
    return new Drafts.Key(item.citizen(), item.contact(), Drafts.Kind.HANDING_ON);
  }
}
