// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the program has to tell the user besides what a screen shows: one sentence at a time, the
 * newest wins. Bad news stays until it is dismissed. Used on the screen's thread only.
 */
public final class Notices implements AutoCloseable {
  private static final Duration STAYS = Duration.ofSeconds(8);

  private final ReadOnlyObjectWrapper<Optional<Notice>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Subscriptions subscriptions = new Subscriptions();
  private final UiContext context;
  private Instant saidAt = Instant.EPOCH;

  /** Begins with nothing to say. */
  public Notices(UiContext context) {
    this.context = context;
    subscriptions.follow(context.now(), this::tick);
  }

  /** Returns what is to be read now. */
  public ReadOnlyObjectProperty<Optional<Notice>> current() {
    return current.getReadOnlyProperty();
  }

  /** Says something. */
  public void say(Tone tone, String text) {
    saidAt = context.now().getValue();
    current.set(Optional.of(new Notice(tone, text)));
  }

  /** Takes away what is being said. */
  public void dismiss() {
    current.set(Optional.empty());
  }

  private void tick(Instant now) {
    boolean passes = current.get().map(notice -> notice.tone() != Tone.BAD).orElse(false);
    if (passes && Duration.between(saidAt, now).compareTo(STAYS) >= 0) {
      dismiss();
    }
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  /** One sentence for the user. */
  public record Notice(Tone tone, String text) {}
}
