// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.search.LearnedOrder;

/** The order in which hits are shown: whether it is the learned one, and whose. Thread-safe. */
public final class HitOrder {
  private final KnowledgeBase base;
  private final Cell<State> state;
  private volatile boolean wanted = true;

  /** Begins with the learned order. */
  HitOrder(KnowledgeBase base) {
    this.base = base;
    this.state = new Cell<>(now());
  }

  /**
   * How hits are ordered.
   *
   * @param wanted whether the learned order is to be used
   * @param source whose there is; none before the articles' meaning is known
   * @param problem why that of the edition is not used; empty if there is nothing to say
   */
  public record State(boolean wanted, LearnedOrder.Source source, String problem) {
    /** What holds until something else is known. */
    public static final State UNKNOWN = new State(true, LearnedOrder.Source.NONE, "");
  }

  /** Returns how hits are ordered; may change on any thread. */
  public Observed<State> state() {
    return state;
  }

  /** Says whether the learned order is to be used; holds from the next search on. */
  public void useLearned(boolean use) {
    wanted = use;
    base.useLearnedOrder(use);
    refresh();
  }

  /** The base may know another order now. */
  void refresh() {
    state.update(before -> now());
  }

  private State now() {
    LearnedOrder order = base.order();
    return new State(wanted, order.source(), order.problem());
  }
}
