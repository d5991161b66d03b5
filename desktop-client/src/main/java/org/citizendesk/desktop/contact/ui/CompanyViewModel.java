// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.signal.Company;
import org.citizendesk.desktop.signal.Doing;
import org.citizendesk.desktop.signal.Signals;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Who else looks or writes where this agent does, in words; and tells the others the same of this
 * agent.
 */
public final class CompanyViewModel implements AutoCloseable {
  private static final Duration WRITES = Duration.ofSeconds(5);

  private final Signals signals;
  private final ComposerViewModel composer;
  private final ObservableValue<List<TimelineEntry>> entries;
  private final UiContext context;
  private final Texts texts = Texts.of(CompanyViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyStringWrapper here = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Map<ContactId, String>> everywhere =
      new ReadOnlyObjectWrapper<>(Map.of());
  private Company company = Company.NOBODY;
  private Optional<ContactId> at = Optional.empty();
  private Instant writesUntil = Instant.MIN;
  private boolean typed;
  private boolean settling;
  private boolean closed;

  /**
   * Follows what is written about until closed.
   *
   * @param entries the timeline of the citizen who is written about
   */
  public CompanyViewModel(
      Signals signals,
      ComposerViewModel composer,
      ObservableValue<List<TimelineEntry>> entries,
      UiContext context) {
    this.signals = signals;
    this.composer = composer;
    this.entries = entries;
    this.context = context;
    subscriptions.add(context.bridge().watch(signals.company(), this::heard));
    subscriptions.follow(composer.target(), target -> changed());
    subscriptions.follow(composer.kind(), kind -> changed());
    subscriptions.follow(entries, now -> changed());
    subscriptions.follow(composer.text(), this::typed);
    subscriptions.follow(context.now(), now -> tell());
  }

  /** Returns who else is where this agent writes, in words; empty for nobody. */
  public ReadOnlyStringProperty here() {
    return here.getReadOnlyProperty();
  }

  /** Returns who else is at which contact, in words; only where there is somebody. */
  public ReadOnlyObjectProperty<Map<ContactId, String>> everywhere() {
    return everywhere.getReadOnlyProperty();
  }

  private void heard(Company now) {
    company = now;
    Map<ContactId, String> words = new HashMap<>();
    now.doing()
        .forEach((contact, doing) -> words.put(contact, words(doing, doing.getLast().name())));
    everywhere.set(Map.copyOf(words));
    show();
  }

  private void typed(String text) {
    typed = true;
    changed();
  }

  /** One step on the screen changes several of them, and passes through states that are none. */
  private void changed() {
    if (!settling) {
      settling = true;
      context.bridge().executor().execute(this::settle);
    }
  }

  private void settle() {
    settling = false;
    if (closed) {
      return;
    }
    Optional<ContactId> next = composer.target().get().flatMap(this::contact);
    boolean moved = !next.equals(at);
    if (moved) {
      at.ifPresent(left -> signals.tell(left, SignalKind.GONE));
      at = next;
    }
    // What a draft brought back was not typed now, and what was sent is not written any more.
    boolean writes = typed && !moved && !composer.text().get().isEmpty();
    if (typed || moved) {
      writesUntil = writes ? context.now().getValue().plus(WRITES) : Instant.MIN;
    }
    typed = false;
    tell();
    tellSeen();
    show();
  }

  /** Returns the contact that is written about; of a citizen as such the newest. */
  private Optional<ContactId> contact(ComposerTarget target) {
    ContactId contact = target.contact();
    return contact != null
        ? Optional.of(contact)
        : entries.getValue().reversed().stream()
            .filter(entry -> entry.citizen().equals(target.citizen()))
            .flatMap(entry -> Optional.ofNullable(entry.contact()).stream())
            .findFirst();
  }

  private void tell() {
    at.ifPresent(
        contact -> signals.tell(contact, isWriting() ? SignalKind.WRITING : SignalKind.VIEWING));
  }

  /** What the owner of a contact notes is not written to anybody there. */
  private boolean isWriting() {
    boolean toSomebody =
        composer.kind().get() == Kind.REPLY
            || composer
                .target()
                .get()
                .filter(about -> about.hand() != ComposerTarget.Hand.MINE)
                .isPresent();
    return toSomebody && context.now().getValue().isBefore(writesUntil);
  }

  private void tellSeen() {
    boolean chats =
        composer
            .target()
            .get()
            .filter(about -> about.hand() == ComposerTarget.Hand.MINE)
            .filter(about -> about.channel() == Channel.CHAT)
            .isPresent();
    if (chats) {
      at.ifPresent(
          contact ->
              newest(contact, ChatFact.Author.CITIZEN)
                  .ifPresent(message -> signals.seen(contact, message.id())));
    }
  }

  private Optional<TimelineEntry> newest(ContactId contact, ChatFact.Author author) {
    return entries.getValue().reversed().stream()
        .filter(entry -> contact.equals(entry.contact()))
        .filter(entry -> entry.fact() instanceof ChatFact.Message said && said.author() == author)
        .findFirst();
  }

  private void show() {
    here.set(at.map(this::words).orElse(""));
  }

  private String words(ContactId contact) {
    String citizen = composer.target().get().map(ComposerTarget::name).orElse("");
    List<String> words = new ArrayList<>();
    String doing = words(company.at(contact), citizen);
    if (!doing.isEmpty()) {
      words.add(doing);
    }
    newest(contact, ChatFact.Author.AGENT)
        .filter(message -> company.readAt(contact).filter(message.id()::equals).isPresent())
        .ifPresent(message -> words.add(texts.get("company.read", citizen)));
    return String.join(" · ", words);
  }

  private String words(List<Doing> doing, String citizen) {
    return doing.stream()
        .map(
            one ->
                one.isCitizen()
                    ? texts.get("company.typing", citizen)
                    : one.kind() == SignalKind.WRITING
                        ? texts.get("company.writing", one.name())
                        : texts.get("company.viewing", one.name()))
        .collect(Collectors.joining(" · "));
  }

  @Override
  public void close() {
    closed = true;
    at.ifPresent(left -> signals.tell(left, SignalKind.GONE));
    subscriptions.close();
  }
}
