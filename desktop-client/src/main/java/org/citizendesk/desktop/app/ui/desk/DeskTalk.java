// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.ui.ComposerTarget;
import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.Talk;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.Jurisdiction;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Tells the suggestions what is said, written and noted in the contact at hand. */
public final class DeskTalk implements AutoCloseable {
  private final DeskViewModel desk;
  private final ObservableValue<Optional<Jurisdiction>> place;
  private final Suggestions suggestions;
  private final UiContext context;
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean telling;
  private boolean closed;

  /**
   * Begins to tell.
   *
   * @param place where the citizen lives; empty if it is not known
   */
  public DeskTalk(
      DeskViewModel desk,
      ObservableValue<Optional<Jurisdiction>> place,
      Suggestions suggestions,
      UiContext context) {
    this.desk = desk;
    this.place = place;
    this.suggestions = suggestions;
    this.context = context;
    subscriptions.follow(desk.composer().target(), target -> changed());
    subscriptions.follow(desk.composer().text(), text -> changed());
    subscriptions.follow(desk.timeline().entries(), entries -> changed());
    subscriptions.follow(desk.header().language(), language -> changed());
    subscriptions.follow(place, where -> changed());
  }

  /** One step on the screen changes several of them, and passes through states that are none. */
  private void changed() {
    if (!telling) {
      telling = true;
      context.bridge().executor().execute(this::tell);
    }
  }

  private void tell() {
    telling = false;
    if (closed) {
      return;
    }
    Optional<ComposerTarget> target = desk.composer().target().get();
    if (target.isEmpty()) {
      suggestions.leave();
    } else if (isOnTheTimeline(target.get())) {
      suggestions.hear(talk(target.get()));
    }
  }

  /** While another contact is being opened, its timeline and its composer come one by one. */
  private boolean isOnTheTimeline(ComposerTarget target) {
    return desk.timeline().content().get().citizen().equals(Optional.of(target.citizen()));
  }

  private Talk talk(ComposerTarget target) {
    return new Talk(
        target.citizen(),
        target.contact(),
        target.subject(),
        desk.timeline().entries().get(),
        new Talk.Typing(desk.composer().kind().get(), desk.composer().text().get()),
        new Talk.Setting(
            desk.header().language().get(), place.getValue().orElse(null), context.today()));
  }

  @Override
  public void close() {
    closed = true;
    subscriptions.close();
    suggestions.leave();
  }
}
