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

  /**
   * What the citizen said of herself before the chat began. None of it is proved.
   *
   * @param topic what it is about, as the agency calls it; empty if none was chosen
   * @param email where she may be written to; empty if she gave none
   * @param question what she was asked besides; empty if nothing was
   * @param answer what she answered; may be empty
   */
  record Introduced(String topic, String email, String question, String answer)
      implements ChatFact {
    /** Checks the bounds. */
    public Introduced {
      line(topic, "topic");
      line(email, "email");
      line(question, "question");
      line(answer, "answer");
    }
  }

  /**
   * The citizen wants a copy of the chat by mail, once it is over; the last wish counts.
   *
   * @param email where to, as typed
   * @param language BCP 47 tag in which it is to be written
   * @param zone time zone of the times in it
   */
  record CopyAsked(String email, String language, String zone) implements ChatFact {
    /** Checks the bounds. */
    public CopyAsked {
      line(email, "email");
      line(language, "language");
      line(zone, "zone");
    }
  }

  /**
   * How the citizen found the chat, once it was over.
   *
   * @param score 1 (bad) to 5 (good)
   * @param comment may be empty
   */
  record Rated(long score, String comment) implements ChatFact {
    private static final int BEST = 5;

    /** Checks the bounds. */
    public Rated {
      Bounds.within(1, BEST, score, "score");
      Bounds.text(comment, MAX_TEXT, "comment");
    }
  }
}
