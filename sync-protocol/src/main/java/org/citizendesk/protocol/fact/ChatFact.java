// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.citizendesk.protocol.event.Bounds;
import java.util.List;
import java.util.Objects;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** What happens in a web chat. */
public sealed interface ChatFact extends Fact {
  /** Longest chat message, in characters. */
  int MAX_TEXT = 4000;

  /** Most files of one message. */
  int MAX_FILES = 20;

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
   * @param text may be empty if there are files
   * @param files that go with it, which the server has before this; none if it was written without
   *     the field
   */
  record Message(Author author, String name, String text, List<EmailFact.Attachment> files)
      implements ChatFact {
    /** Words alone. */
    public Message(Author author, String name, String text) {
      this(author, name, text, List.of());
    }

    /** Checks the bounds. */
    @JsonCreator
    public Message {
      present(author, "author");
      line(name, "name");
      Bounds.text(text, MAX_TEXT, "text");
      // Messages of older programs have no such field.
      files = Bounds.list(Objects.requireNonNullElse(files, List.of()), MAX_FILES, "files");
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
