// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** When a mail is to leave: as soon as it can, or at a time that the agent chose. */
public final class SendLaterViewModel {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*([ap])?\\.?m?\\.?");
  private static final int NOON = 12;

  private final Drafts drafts;
  private final SendTimes times;
  private final UiContext context;
  private final Texts texts = Texts.of(SendLaterViewModel.class);
  private final ReadOnlyObjectWrapper<Optional<Instant>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
  private final StringProperty time = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Optional<Drafts.Key> open = Optional.empty();
  private String queue = "";

  SendLaterViewModel(Drafts drafts, SendTimes times, UiContext context) {
    this.drafts = drafts;
    this.times = times;
    this.context = context;
  }

  /** Returns whether what is written can leave later. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Returns when it is to leave; empty for as soon as it can. */
  public ReadOnlyObjectProperty<Optional<Instant>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Returns whether day and time are being asked for. */
  public ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /** Returns the day that is asked for, to be bound to the field both ways; null for none. */
  public ObjectProperty<@Nullable LocalDate> day() {
    return day;
  }

  /** Returns the time of day that is asked for, to be bound to the field both ways. */
  public StringProperty time() {
    return time;
  }

  /** Returns why a time was not taken; empty if it was. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns what is often wished for, soonest first. */
  public List<Instant> usual() {
    return times.usual(queue, context.now().getValue(), context.zone());
  }

  /** Returns a time in words. */
  public String words(Instant at) {
    var local = at.atZone(context.zone());
    String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(local);
    if (local.toLocalDate().equals(context.today().plusDays(1))) {
      return texts.get("later.tomorrow", clock);
    }
    String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(local);
    String weekday = DateTimeFormatter.ofPattern("EEEE", Locale.getDefault()).format(local);
    return texts.get("later.day", weekday, date, clock);
  }

  /**
   * Begins another text.
   *
   * @param draft the draft of a mail; empty if it is no mail
   * @param in the queue of its contact
   */
  void open(Optional<Drafts.Key> draft, String in) {
    if (!draft.equals(open)) {
      stopAsking();
    }
    open = draft;
    queue = in;
    possible.set(draft.isPresent());
    refresh();
  }

  /** Looks into the draft again. */
  void refresh() {
    chosen.set(open.flatMap(key -> Optional.ofNullable(drafts.draft(key).notBefore())));
    problem.set("");
  }

  /** Chooses a time. */
  public void choose(Instant at) {
    if (isPossible(at)) {
      put(at);
      asking.set(false);
    }
  }

  /** Lets it leave as soon as it can. */
  public void clear() {
    put(null);
  }

  private void put(@Nullable Instant at) {
    open.ifPresent(key -> drafts.change(key, draft -> draft.withNotBefore(at)));
    refresh();
  }

  /** Asks for day and time. */
  public void startAsking() {
    if (possible.get()) {
      day.set(context.today().plusDays(1));
      time.set("");
      problem.set("");
      asking.set(true);
    }
  }

  /** Asks no more; what was chosen stays. */
  public void stopAsking() {
    asking.set(false);
    problem.set("");
  }

  /** Takes what was asked for; if it cannot be, says why. */
  public void take() {
    LocalDate date = day.get();
    Optional<LocalTime> clock = read(time.get());
    if (date == null) {
      problem.set(texts.get("later.no-day"));
    } else if (clock.isEmpty()) {
      String typed = time.get().strip();
      problem.set(typed.isEmpty() ? texts.get("later.empty") : texts.get("later.no-time", typed));
    } else {
      choose(date.atTime(clock.get()).atZone(context.zone()).toInstant());
    }
  }

  /** Returns whether it can be sent as it is; if not, says why. */
  boolean isReady() {
    return chosen.get().isEmpty() || isPossible(chosen.get().get());
  }

  private boolean isPossible(Instant at) {
    Optional<SendTimes.Flaw> flaw = SendTimes.flaw(at, context.now().getValue());
    problem.set(
        flaw.map(
                one ->
                    switch (one) {
                      case PAST -> texts.get("later.past", words(at));
                      case TOO_FAR -> texts.get("later.too-far", words(at));
                    })
            .orElse(""));
    return flaw.isEmpty();
  }

  /** Returns a time of day as people type it: 8, 8:30, 8.30, 8:30 pm. */
  static Optional<LocalTime> read(String typed) {
    Matcher matcher = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(matcher.group(1));
    int minute = Integer.parseInt(Objects.requireNonNullElse(matcher.group(2), "0"));
    String half = matcher.group(3);
    if (half != null) {
      if (hour < 1 || hour > NOON) {
        return Optional.empty();
      }
      hour = hour % NOON + (half.equals("p") ? NOON : 0);
    }
    return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
  }
}
