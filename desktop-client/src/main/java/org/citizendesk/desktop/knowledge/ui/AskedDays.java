// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.knowledge.article.AsOf;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The day whose rules are looked up, and the day as of whose knowledge; on the screen's thread. */
public final class AskedDays {
  private final UiContext context;
  private final ObjectProperty<LocalDate> day;
  private final ObjectProperty<Optional<LocalDate>> knownOn =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<AsOf> asOf;

  /** Begins with today, as it is known now. */
  AskedDays(UiContext context) {
    this.context = context;
    day = new SimpleObjectProperty<>(today());
    asOf = new ReadOnlyObjectWrapper<>(AsOf.of(today()));
    day.subscribe(this::put);
    knownOn.subscribe(this::put);
  }

  private void put() {
    asOf.set(new AsOf(day.get(), knownOn.get().orElse(LocalDate.MAX)));
  }

  LocalDate today() {
    return context.today();
  }

  /** Returns the day for which rules are looked up. */
  ObjectProperty<LocalDate> day() {
    return day;
  }

  /** Returns the day on which they were known so; empty for as they are known now. */
  public ObjectProperty<Optional<LocalDate>> knownOn() {
    return knownOn;
  }

  /** Returns both. */
  public ReadOnlyObjectProperty<AsOf> asOf() {
    return asOf.getReadOnlyProperty();
  }
}
