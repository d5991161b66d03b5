// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync.ui;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the link to the server is, in words. */
public final class LinkViewModel implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final UiContext context;
  private final Texts texts = Texts.of(LinkViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<LinkStatus> status;
  private final ReadOnlyBooleanWrapper cut = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper signInNeeded = new ReadOnlyBooleanWrapper();

  /** Watches the link until closed. */
  public LinkViewModel(Observed<LinkStatus> link, UiContext context) {
    this.context = context;
    this.status = new ReadOnlyObjectWrapper<>(link.get());
    subscriptions.add(context.bridge().bind(status, link));
    subscriptions.follow(status, now -> judge());
    subscriptions.follow(context.now(), now -> judge());
  }

  /** Returns how the link is. */
  public ReadOnlyObjectProperty<LinkStatus> status() {
    return status.getReadOnlyProperty();
  }

  /**
   * Returns whether the user must know that nothing is received. Stays as it is while a connection
   * is tried, so that it does not flicker, and comes up by itself if the trying takes long.
   */
  public ReadOnlyBooleanProperty cut() {
    return cut.getReadOnlyProperty();
  }

  /** Returns whether the server wants a new sign-in. */
  public ReadOnlyBooleanProperty signInNeeded() {
    return signInNeeded.getReadOnlyProperty();
  }

  /** Returns the state in two or three words. */
  public String title() {
    return switch (status.get().limit()) {
      case BARRED -> texts.get("link.barred");
      case UPDATE_NEEDED -> texts.get("link.update-needed");
      case NONE -> stateTitle();
    };
  }

  private String stateTitle() {
    return switch (status.get().state()) {
      case OFFLINE -> texts.get("link.offline");
      case CONNECTING -> texts.get("link.connecting");
      case RECONNECTING -> texts.get("link.reconnecting");
      case CATCHING_UP -> texts.get("link.catching-up");
      case LIVE -> texts.get("link.live");
      case SIGN_IN_NEEDED -> texts.get("link.sign-in-needed");
    };
  }

  /** Returns the colour of the state. */
  public Tone tone() {
    return switch (status.get().state()) {
      case OFFLINE -> Tone.WARN;
      case CONNECTING, RECONNECTING, CATCHING_UP -> Tone.INFO;
      case LIVE -> status.get().isClockWrong() ? Tone.WARN : Tone.GOOD;
      case SIGN_IN_NEEDED -> Tone.BAD;
    };
  }

  /** Returns what the banner says while the link is cut. */
  public String banner() {
    LinkStatus now = status.get();
    return switch (now.limit()) {
      case BARRED -> texts.get("banner.barred", now.unsent());
      case UPDATE_NEEDED -> texts.get("banner.update-needed", now.unsent());
      case NONE ->
          now.state() == State.SIGN_IN_NEEDED
              ? texts.get("banner.sign-in-needed", now.unsent())
              : texts.get("banner.offline", now.unsent());
    };
  }

  /** Returns what is wrong with this computer's clock; empty if nothing is. */
  public String clock() {
    LinkStatus now = status.get();
    if (!now.isClockWrong()) {
      return "";
    }
    Duration by = now.serverAhead().abs();
    String much =
        by.toHours() > 0
            ? texts.get("clock.hours", by.toHours(), by.toMinutesPart())
            : texts.get("clock.minutes", by.toMinutes());
    return now.serverAhead().isNegative()
        ? texts.get("clock.ahead", much)
        : texts.get("clock.behind", much);
  }

  /** Returns since when it has been so. */
  public String since() {
    return texts.get(
        "details.since",
        TIME.format(LocalDateTime.ofInstant(status.get().since(), context.zone())));
  }

  /** Returns what waits here. */
  public String unsent() {
    return texts.get("details.unsent", status.get().unsent());
  }

  /** Returns what was refused; empty if nothing was. */
  public String needAttention() {
    long count = status.get().needAttention();
    return count == 0 ? "" : texts.get("details.need-attention", count);
  }

  private void judge() {
    LinkStatus now = status.get();
    Instant time = context.now().getValue();
    signInNeeded.set(now.state() == State.SIGN_IN_NEEDED);
    cut.set(
        switch (now.state()) {
          case OFFLINE, SIGN_IN_NEEDED -> true;
          case CONNECTING ->
              cut.get() || Duration.between(now.since(), time).compareTo(PATIENCE) > 0;
          case RECONNECTING, CATCHING_UP, LIVE -> false;
        });
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
