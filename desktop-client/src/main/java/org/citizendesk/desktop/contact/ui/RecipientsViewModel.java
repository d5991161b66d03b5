// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.protocol.email.MailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Whom a mail goes to: its addressee, and who gets a copy. */
public final class RecipientsViewModel {
  private final Drafts drafts;
  private final Texts texts = Texts.of(RecipientsViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<Recipients>> recipients =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<String> cc = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper mail = new ReadOnlyBooleanWrapper();
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Optional<Drafts.Key> open = Optional.empty();

  /** Begins with no mail. */
  public RecipientsViewModel(Drafts drafts) {
    this.drafts = drafts;
  }

  /** Returns who gets it and who may get it; empty while that is not known. */
  public ReadOnlyObjectProperty<Optional<Recipients>> recipients() {
    return recipients.getReadOnlyProperty();
  }

  /** Returns who gets a copy. */
  public ObservableList<String> cc() {
    return cc;
  }

  /** Returns whether a mail to a citizen is being written. */
  public ReadOnlyBooleanProperty mail() {
    return mail.getReadOnlyProperty();
  }

  /** Returns whether an address is being typed. */
  public ReadOnlyBooleanProperty adding() {
    return adding.getReadOnlyProperty();
  }

  /** Returns the address that is being typed, to be bound to the field both ways. */
  public StringProperty typed() {
    return typed;
  }

  /** Returns why an address was not added; empty if it was. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Shows those of a draft; none for what is no mail. */
  void open(Optional<Drafts.Key> draft) {
    if (draft.equals(open)) {
      return;
    }
    open = draft;
    recipients.set(Optional.empty());
    stopAdding();
    cc.setAll(draft.map(drafts::draft).map(it -> it.cc()).orElse(List.of()));
    mail.set(draft.isPresent());
  }

  /** Takes what is known of who may get a draft. */
  void know(Drafts.Key draft, Recipients now) {
    if (open.equals(Optional.of(draft))) {
      recipients.set(Optional.of(now));
    }
  }

  /** Shows the copies of the draft as it is kept. */
  void refresh() {
    open.ifPresent(draft -> cc.setAll(drafts.draft(draft).cc()));
  }

  /** Returns who else has the mail that is answered and gets no copy yet. */
  public List<String> left() {
    Set<String> copied = keys(cc);
    return recipients.get().map(Recipients::others).orElse(List.of()).stream()
        .filter(other -> !copied.contains(MailAddress.key(other)))
        .toList();
  }

  /** Gives a copy to everybody who has the mail that is answered; to nobody if all have one. */
  public void toggleAll() {
    List<String> left = left();
    List<String> others = recipients.get().map(Recipients::others).orElse(List.of());
    List<String> next = new ArrayList<>(cc);
    if (left.isEmpty()) {
      Set<String> all = keys(others);
      next.removeIf(one -> all.contains(MailAddress.key(one)));
    } else {
      next.addAll(left);
    }
    problem.set("");
    change(next);
  }

  /** Begins to type an address. */
  public void startAdding() {
    if (mail.get()) {
      adding.set(true);
    }
  }

  /** Ends it and forgets what was typed. */
  public void stopAdding() {
    adding.set(false);
    typed.set("");
    problem.set("");
  }

  /**
   * Adds the address that was typed; says what is wrong if it cannot be.
   *
   * @return whether nothing is left in the field
   */
  public boolean add() {
    String address = typed.get().strip();
    if (address.isEmpty()) {
      problem.set("");
      return true;
    }
    Optional<MailAddress.Fault> fault = MailAddress.fault(address);
    if (fault.isPresent()) {
      problem.set(words(address, fault.get()));
      return false;
    }
    if (isAddressee(address) || keys(cc).contains(MailAddress.key(address))) {
      typed.set("");
      problem.set("");
      return true;
    }
    if (recipients.get().map(Recipients::known).orElse(List.of()).stream()
        .map(one -> one.toLowerCase(Locale.ROOT))
        .noneMatch(address.toLowerCase(Locale.ROOT)::equals)) {
      problem.set(texts.get("cc.unknown", address));
      return false;
    }
    typed.set("");
    problem.set("");
    List<String> next = new ArrayList<>(cc);
    next.add(address);
    change(next);
    return true;
  }

  private boolean isAddressee(String address) {
    return recipients
        .get()
        .filter(now -> MailAddress.key(now.to()).equals(MailAddress.key(address)))
        .isPresent();
  }

  private String words(String address, MailAddress.Fault fault) {
    String at =
        fault.at() < address.length()
            ? new String(Character.toChars(address.codePointAt(fault.at())))
            : "";
    return switch (fault.flaw()) {
      case EMPTY -> texts.get("cc.flaw.empty");
      case TOO_LONG -> texts.get("cc.flaw.too-long", address);
      case CHARACTER -> texts.get("cc.flaw.character", address, at, fault.at() + 1);
      case NO_AT -> texts.get("cc.flaw.no-at", address);
      case SECOND_AT -> texts.get("cc.flaw.second-at", address, fault.at() + 1);
      case NO_LOCAL -> texts.get("cc.flaw.no-local", address);
      case LOCAL_TOO_LONG -> texts.get("cc.flaw.local-too-long", address);
      case NO_DOMAIN -> texts.get("cc.flaw.no-domain", address);
      case DASH -> texts.get("cc.flaw.dash", address);
      case DOT -> texts.get("cc.flaw.dot", address);
    };
  }

  /** Gives somebody no copy. */
  public void remove(String address) {
    List<String> next = new ArrayList<>(cc);
    next.remove(address);
    problem.set("");
    change(next);
  }

  /** Takes the last one out. */
  public void removeLast() {
    if (!cc.isEmpty()) {
      remove(cc.getLast());
    }
  }

  /** Returns the addresses that can be added, those that begin like what is typed first. */
  public List<String> offered() {
    Set<String> taken = keys(cc);
    return recipients.get().map(Recipients::known).orElse(List.of()).stream()
        .filter(one -> !taken.contains(MailAddress.key(one)) && !isAddressee(one))
        .toList();
  }

  private void change(List<String> next) {
    cc.setAll(next);
    open.ifPresent(key -> drafts.change(key, draft -> draft.withCc(next)));
  }

  private static Set<String> keys(List<String> addresses) {
    return addresses.stream().map(MailAddress::key).collect(Collectors.toCollection(HashSet::new));
  }
}
