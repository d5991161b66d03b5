// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.EditionShelf;
import org.citizendesk.desktop.knowledge.HitOrder;
import org.citizendesk.desktop.knowledge.InUse;
import org.citizendesk.desktop.knowledge.Installing;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.search.LearnedOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which edition of the policy is on the screen, how old it is, and how to get another. */
public final class EditionViewModel implements AutoCloseable {
  /** From this age on the user is to look for a newer edition. */
  private static final long OLD_DAYS = 30;

  private final EditionShelf shelf;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(EditionViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.CALM);
  private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyLongWrapper number = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper previous = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper turns = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper installing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<HitOrder.State> order =
      new ReadOnlyObjectWrapper<>(HitOrder.State.UNKNOWN);
  private InUse inUse;

  /** Follows the shelf and the clock. */
  public EditionViewModel(EditionShelf shelf, UiContext context, Notices notices) {
    this.shelf = shelf;
    this.context = context;
    this.notices = notices;
    this.inUse = shelf.inUse().get();
    number.set(inUse.edition());
    preparing.set(!inUse.prepared());
    progress.set(progress(inUse));
    subscriptions.add(context.bridge().watch(shelf.inUse(), this::show));
    subscriptions.follow(context.now(), now -> judge());
  }

  /** Returns of which day the policy is and how many days ago that was, for people. */
  public ReadOnlyStringProperty age() {
    return age.getReadOnlyProperty();
  }

  /** Returns how good that is. */
  public ReadOnlyObjectProperty<Tone> tone() {
    return tone.getReadOnlyProperty();
  }

  /** Returns where the articles are from, for people. */
  public ReadOnlyStringProperty source() {
    return source.getReadOnlyProperty();
  }

  /** Returns how far the index is; empty unless one is being made. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Returns the number of the edition; 0 for the articles that come with the program. */
  public ReadOnlyLongProperty number() {
    return number.getReadOnlyProperty();
  }

  /** Returns what changes whenever other articles can be found. */
  public ReadOnlyLongProperty turns() {
    return turns.getReadOnlyProperty();
  }

  /** Returns whether the articles cannot be found yet, since their index is being made. */
  public ReadOnlyBooleanProperty preparing() {
    return preparing.getReadOnlyProperty();
  }

  /**
   * Returns the edition that can be gone back to from an edition; 0 for the articles that come with
   * the program.
   */
  public ReadOnlyLongProperty previous() {
    return previous.getReadOnlyProperty();
  }

  /** Follows also in which order hits come, until closed. */
  public void follow(HitOrder hits) {
    subscriptions.add(context.bridge().watch(hits.state(), this::show));
  }

  /** Returns in which order hits come. */
  public ReadOnlyObjectProperty<HitOrder.State> order() {
    return order.getReadOnlyProperty();
  }

  private void show(HitOrder.State now) {
    String before = order.get().problem();
    order.set(now);
    judge();
    if (!now.problem().isEmpty() && !now.problem().equals(before)) {
      notices.say(Tone.WARN, texts.get("edition.order-not-used", now.problem()));
    }
  }

  /** Returns whether a package is being checked and indexed, which may take a while. */
  public ReadOnlyBooleanProperty installing() {
    return installing.getReadOnlyProperty();
  }

  private void show(InUse now) {
    boolean other = now.edition() != inUse.edition();
    boolean turned = other || now.prepared() != inUse.prepared();
    inUse = now;
    previous.set(now.previous());
    preparing.set(!now.prepared());
    progress.set(progress(now));
    judge();
    number.set(now.edition());
    if (turned) {
      turns.set(turns.get() + 1);
    }
    if (other) {
      notices.say(Tone.INFO, texts.get("edition.in-use", now.edition()));
    }
  }

  private String progress(InUse now) {
    if (!now.prepared()) {
      return texts.get("edition.preparing", now.percent());
    }
    return now.percent() == 100 ? "" : texts.get("edition.progress", now.percent());
  }

  private void judge() {
    LocalDate asOf = inUse.asOf();
    long days = Math.max(0, ChronoUnit.DAYS.between(asOf, context.today()));
    Optional<Instant> expired =
        inUse.expires().filter(end -> !context.now().getValue().isBefore(end));
    String text = texts.get("edition.age", KnowledgeTexts.day(asOf), days);
    if (expired.isPresent()) {
      LocalDate end = LocalDate.ofInstant(expired.get(), context.zone());
      text = texts.get("edition.expired", text, KnowledgeTexts.day(end));
    }
    age.set(text);
    tone.set(expired.isPresent() ? Tone.BAD : days > OLD_DAYS ? Tone.WARN : Tone.CALM);
    source.set(where());
  }

  private String where() {
    String text =
        inUse.edition() == 0
            ? texts.get("edition.bundled")
            : texts.get("edition.number", inUse.edition());
    HitOrder.State now = order.get();
    if (!now.problem().isEmpty()) {
      return texts.get("edition.with-problem", text, now.problem());
    }
    return now.source() == LearnedOrder.Source.EDITION
        ? texts.get("edition.with-order", text)
        : text;
  }

  /** Goes on with a package of the user's choice, unless it is refused, which is then said. */
  public void open(Path file) {
    if (installing.get()) {
      return;
    }
    installing.set(true);
    context
        .tasks()
        .follow(() -> shelf.install(file))
        .onSuccess(outcome -> came(file, outcome))
        .onError(failure -> notices.say(Tone.BAD, texts.get("edition.failed", name(file))))
        .andFinally(() -> installing.set(false))
        .start();
  }

  private void came(Path file, Installing outcome) {
    switch (outcome) {
      case Installing.Installed done -> {
        // The shelf tells every screen.
      }
      case Installing.Refused refused ->
          notices.say(Tone.BAD, texts.get("edition.refused", name(file), refused.text()));
      case Installing.Failed failed ->
          notices.say(Tone.BAD, texts.get("edition.unread", name(file), failed.text()));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Goes back from an edition to the one before it, or to the articles of the program. */
  public void goBack() {
    if (number.get() == 0 || installing.get()) {
      return;
    }
    installing.set(true);
    context
        .tasks()
        .follow(shelf::rollBack)
        .onError(failure -> notices.say(Tone.BAD, texts.get("edition.not-back")))
        .andFinally(() -> installing.set(false))
        .start();
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
