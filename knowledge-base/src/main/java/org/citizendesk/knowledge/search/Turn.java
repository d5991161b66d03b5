// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

/**
 * Something that was said in the conversation.
 *
 * @param speaker who said it
 * @param text as it was said
 */
public record Turn(Speaker speaker, String text) {
  /** Who speaks in a conversation. */
  public enum Speaker {
    /** Asks. What a citizen says counts more than what is answered. */
    CITIZEN,
    /** Answers. */
    AGENT
  }

  /** Returns what the citizen said. */
  public static Turn citizen(String text) {
    return new Turn(Speaker.CITIZEN, text);
  }

  /** Returns what the agent said. */
  public static Turn agent(String text) {
    return new Turn(Speaker.AGENT, text);
  }
}
