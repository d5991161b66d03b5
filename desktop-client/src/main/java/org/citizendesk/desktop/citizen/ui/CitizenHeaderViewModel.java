// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.Citizens;
import org.citizendesk.desktop.observe.Subscription;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The citizen who is open, as far as this computer knows them. */
public final class CitizenHeaderViewModel implements AutoCloseable {
  private final Citizens citizens;
  private final UiContext context;
  private final Texts texts = Texts.of(CitizenHeaderViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<Optional<Headline>> headline =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper language = new ReadOnlyStringWrapper("");
  private Optional<CitizenId> citizen = Optional.empty();
  private String otherwise = "";
  private Optional<CitizenCard> card = Optional.empty();
  private int contacts;
  private Subscription reading = () -> {};

  /**
   * What the header says.
   *
   * @param language in words; empty for English and where none is known
   * @param contacts how many there are, in words; empty while there are none
   */
  public record Headline(String name, String language, List<Known> known, String contacts) {}

  /** An identifier. */
  public record Known(IdentifierKind kind, String value) {}

  /** Begins with nobody. */
  public CitizenHeaderViewModel(Citizens citizens, UiContext context) {
    this.citizens = citizens;
    this.context = context;
    subscriptions.add(
        citizens.watch(changed -> context.bridge().executor().execute(() -> changed(changed))));
  }

  /** Returns what the header says; empty if nobody is open. */
  public ReadOnlyObjectProperty<Optional<Headline>> headline() {
    return headline.getReadOnlyProperty();
  }

  /** Returns the language of the citizen who is open, a BCP 47 tag; empty if it is not known. */
  public ReadOnlyStringProperty language() {
    return language.getReadOnlyProperty();
  }

  /**
   * Opens a citizen.
   *
   * @param otherwise what is shown while no name is known
   */
  public void open(CitizenId next, String otherwise) {
    this.otherwise = otherwise;
    if (citizen.equals(Optional.of(next))) {
      show();
      return;
    }
    citizen = Optional.of(next);
    card = Optional.empty();
    contacts = 0;
    show();
    read(next);
  }

  /** Shows nobody. */
  public void leave() {
    reading.close();
    citizen = Optional.empty();
    card = Optional.empty();
    contacts = 0;
    show();
  }

  /** Says how many contacts of the citizen are here. */
  public void contacts(int count) {
    contacts = count;
    show();
  }

  private void changed(CitizenId who) {
    if (citizen.equals(Optional.of(who))) {
      read(who);
    }
  }

  private void read(CitizenId who) {
    reading.close();
    reading =
        context
            .tasks()
            .call(() -> citizens.card(who))
            .onSuccess(
                found -> {
                  card = Optional.of(found);
                  show();
                })
            .start();
  }

  private void show() {
    language.set(card.map(CitizenCard::language).orElse(""));
    headline.set(citizen.map(who -> headline(card)));
  }

  private Headline headline(Optional<CitizenCard> known) {
    String name = known.map(CitizenCard::name).filter(text -> !text.isBlank()).orElse(otherwise);
    return new Headline(
        name.isBlank() ? texts.get("header.unknown") : name,
        known.map(CitizenCard::language).map(CitizenHeaderViewModel::language).orElse(""),
        known.stream()
            .flatMap(found -> found.identifiers().stream())
            .map(identifier -> new Known(identifier.kind(), identifier.value()))
            .toList(),
        contacts == 0 ? "" : texts.get("header.contacts", contacts));
  }

  private static String language(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    return locale.getLanguage().isEmpty() || locale.getLanguage().equals("en")
        ? ""
        : locale.getDisplayLanguage();
  }

  @Override
  public void close() {
    reading.close();
    subscriptions.close();
  }
}
