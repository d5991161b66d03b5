// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.citizendesk.protocol.event.Bounds;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** What happens in a web chat. */
public sealed interface ChatFact extends Fact {
  /** Longest chat message, in characters. */
  int MAX_TEXT = 4000;

  /** Who speaks. */
  enum Author {
    /** The citizen. */
    CITIZEN,
    /** An agent. */
    AGENT,
    /** The desk itself, for instance "an agent will be with you". */
    SYSTEM
  }

  /**
   * Somebody said something.
   *
   * @param name how the author is called in this chat
   */
  record Message(Author author, String name, String text) implements ChatFact {
    /** Checks the bounds. */
    public Message {
      present(author, "author");
      line(name, "name");
      Bounds.text(text, MAX_TEXT, "text");
    }
  }

  /** The chat is over; the citizen may start another. */
  record Ended(Author by) implements ChatFact {
    /** Checks that there is an author. */
    public Ended {
      present(by, "by");
    }
  }
}
