// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.store.Tx;
import org.jdbi.v3.core.Handle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * A write in progress: collects what was appended and brings the projections up to date before it
 * ends.
 */
final class OpenLogTx implements LogTx {
  private final Tx tx;
  private final Addition addition;
  private final Appender appender;
  private final ServerDevice device;
  private final LogRules rules;
  private final Queue<Unprojected> waiting = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();
  private boolean projecting;

  /**
   * @param addition empty; what is appended goes there
   */
  OpenLogTx(Tx tx, Addition addition, Appender appender, ServerDevice device, LogRules rules) {
    this.tx = tx;
    this.addition = addition;
    this.appender = appender;
    this.device = device;
    this.rules = rules;
  }

  @Override
  public Handle handle() {
    return tx.handle();
  }

  /** Returns the connection for what only reads. */
  Handle reading() {
    return tx.reading();
  }

  @Override
  public PlacedEvent append(Event.Subject subject, Fact fact) {
    return append(device.stamp(addition, subject, FactCodec.encode(fact)), fact);
  }

  PlacedEvent append(Event event, Fact fact) {
    return append(event, fact, Set.of());
  }

  /**
   * Adds an event at the end of the log.
   *
   * @param also topics under which it is to be heard of, beside what the rules say
   */
  PlacedEvent append(Event event, Fact fact, Set<String> also) {
    Appender.Appended appended = appender.append(addition, event);
    waiting.add(new Unprojected(appended.placed(), fact, appended.proof(), also));
    if (!projecting) {
      project();
    }
    return appended.placed();
  }

  @Override
  public void afterCommit(Runnable action) {
    tx.afterCommit(action);
  }

  /** Returns what is added to the log so far. */
  Addition addition() {
    return addition;
  }

  /** Returns what was appended, in order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Projects what was appended, and what the projections append, until nothing is left. */
  private void project() {
    projecting = true;
    for (Unprojected next = waiting.poll(); next != null; next = waiting.poll()) {
      for (Projection projection : rules.projections()) {
        projection.apply(this, next.event, next.fact);
      }
      entries.add(new Entry(next.event, next.fact, index(next), next.proof));
    }
    projecting = false;
  }

  private Set<String> index(Unprojected next) {
    Set<String> topics = new HashSet<>(next.also);
    for (TopicRule rule : rules.topicRules()) {
      topics.addAll(rule.topics(reading(), next.event, next.fact));
    }
    addition.index(next.event.place(), topics);
    topics.add(Topic.citizen(next.event.event().subject().citizen()));
    return Set.copyOf(topics);
  }

  private record Unprojected(PlacedEvent event, Fact fact, String proof, Set<String> also) {}
}
