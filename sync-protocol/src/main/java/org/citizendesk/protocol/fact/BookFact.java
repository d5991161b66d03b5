// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import org.citizendesk.protocol.book.BusinessCalendar;
import org.citizendesk.protocol.book.CannedText;
import org.citizendesk.protocol.book.General;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.book.Team;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/**
 * Entries of the routing book, which only the server writes. Their subject is the citizen who
 * stands for the book, see {@link org.citizendesk.protocol.id.CitizenId#BOOK}.
 */
public sealed interface BookFact extends Fact {
  /** What an entry is about. */
  enum Kind {
    /** What holds for all. */
    GENERAL,
    /** Opening hours. */
    CALENDAR,
    /** A queue. */
    QUEUE,
    /** A team. */
    TEAM,
    /** An agent. */
    PERSON,
    /** A text that the agency has ready. */
    TEXT
  }

  /** What holds for all is this from now on. */
  record GeneralSet(General general) implements BookFact {
    /** Checks the bounds. */
    public GeneralSet {
      present(general, "general");
    }
  }

  /** A calendar is this from now on. */
  record CalendarSet(BusinessCalendar calendar) implements BookFact {
    /** Checks the bounds. */
    public CalendarSet {
      present(calendar, "calendar");
    }
  }

  /** A queue is this from now on. */
  record QueueSet(Queue queue) implements BookFact {
    /** Checks the bounds. */
    public QueueSet {
      present(queue, "queue");
    }
  }

  /** A team is this from now on. */
  record TeamSet(Team team) implements BookFact {
    /** Checks the bounds. */
    public TeamSet {
      present(team, "team");
    }
  }

  /** An agent is this from now on. */
  record PersonSet(Person person) implements BookFact {
    /** Checks the bounds. */
    public PersonSet {
      present(person, "person");
    }
  }

  /** A text is this from now on. */
  record TextSet(CannedText text) implements BookFact {
    /** Checks the bounds. */
    public TextSet {
      present(text, "text");
    }
  }

  /**
   * The book says nothing more of something.
   *
   * @param id empty for {@link Kind#GENERAL}
   */
  record Removed(Kind kind, String id) implements BookFact {
    /** Checks the bounds. */
    public Removed {
      present(kind, "kind");
      line(id, "id");
    }
  }
}
