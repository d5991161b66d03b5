// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One visit of a citizen to the web chat: asks, thinks about each answer, says the next thing, and
 * goes.
 */
public final class ChatVisit implements AutoCloseable {
  private final ChatCitizen citizen;
  private final Queue<String> toSay;
  private final Duration thinking;
  private final ScheduledExecutorService timer;
  private boolean waiting;

  /**
   * Prepares a visit.
   *
   * @param thinking how long the citizen takes for each answer
   */
  public ChatVisit(
      ChatCitizen citizen, Concern concern, Duration thinking, ScheduledExecutorService timer) {
    this.citizen = citizen;
    this.toSay = new ArrayDeque<>(concern.followUps());
    this.thinking = thinking;
    this.timer = timer;
    citizen.listen(this::heard);
    citizen.say(concern.opening());
  }

  /** Returns who visits. */
  public ChatCitizen citizen() {
    return citizen;
  }

  /** Opens the widget; the first question goes out. */
  public void begin() {
    citizen.open();
  }

  private synchronized void heard(ChatCitizen.Said said) {
    if (!said.author().equals("agent") || waiting || timer.isShutdown()) {
      return;
    }
    waiting = true;
    var _ = timer.schedule(this::goOn, thinking.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void goOn() {
    waiting = false;
    String next = toSay.poll();
    if (next == null) {
      citizen.end();
    } else {
      citizen.say(next);
    }
  }

  @Override
  public void close() {
    citizen.close();
  }
}
