// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Subscription;
import org.junit.jupiter.api.Test;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FxBridgeTest {
  private final Deque<Runnable> later = new ArrayDeque<>();
  private boolean onScreenThread;
  private final FxBridge bridge = new FxBridge(later::add, () -> onScreenThread);
  private final Cell<String> source = new Cell<>("a");
  private final List<String> seen = new ArrayList<>();

  @Test
  void hearsNothingBeforeTheScreenHasTime() {
    bridge.watch(source, seen::add);

    assertEquals(List.of(), seen);
    runLater();
    assertEquals(List.of("a"), seen);
  }

  @Test
  void hearsThePresentValueAtOnceOnTheScreenThread() {
    onScreenThread = true;
    bridge.watch(source, seen::add);

    assertEquals(List.of("a"), seen);
    runLater();
    assertEquals(List.of("a"), seen);
  }

  @Test
  void leavesOutAllButTheLastOfValuesThatComeTogether() {
    bridge.watch(source, seen::add);
    runLater();
    source.set("b");
    source.set("c");
    source.set("d");

    assertEquals(1, later.size());
    runLater();
    assertEquals(List.of("a", "d"), seen);
  }

  @Test
  void hearsNothingAfterItWasClosedEvenIfAValueWasOnItsWay() {
    Subscription subscription = bridge.watch(source, seen::add);
    runLater();
    source.set("b");
    subscription.close();
    runLater();
    source.set("c");
    runLater();

    assertEquals(List.of("a"), seen);
  }

  @Test
  void keepsAPropertyEqual() {
    SimpleStringProperty property = new SimpleStringProperty();
    bridge.bind(property, source);
    source.set("z");
    runLater();

    assertEquals("z", property.get());
  }

  private void runLater() {
    while (!later.isEmpty()) {
      later.poll().run();
    }
  }
}
