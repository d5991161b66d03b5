// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

/**
 * Whom a contact can be handed on to.
 *
 * @param id the queue's, or the agent's sign-in name
 * @param name what people read
 * @param team the agent's, as people read it; empty for a queue, or if there is none
 */
public record Receiver(Kind kind, String id, String name, String team) {
  /** What it is. */
  public enum Kind {
    /** Whoever is free there. */
    QUEUE,
    /** One colleague, and if she does not take it, anybody in its queue. */
    AGENT
  }
}
