// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/** The clock that the screen follows: a new value each second. Used on the screen's thread only. */
public final class Ticker implements AutoCloseable {
  private final ReadOnlyObjectWrapper<Instant> now;
  private final Timeline timeline;

  /** Starts it. */
  public Ticker(InstantSource clock) {
    now = new ReadOnlyObjectWrapper<>(clock.instant());
    timeline = new Timeline(new KeyFrame(Duration.seconds(1), event -> now.set(clock.instant())));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
  }

  /** Returns the time. */
  public ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }

  @Override
  public void close() {
    timeline.stop();
  }
}
