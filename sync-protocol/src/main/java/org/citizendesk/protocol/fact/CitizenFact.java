// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.present;

/** What is known of a citizen, and since when. */
public sealed interface CitizenFact extends Fact {
  /** Kinds of identifier. */
  enum IdentifierKind {
    /** A telephone number in E.164 form. */
    PHONE,
    /** A mail address, lower case. */
    EMAIL,
    /** A case number of a program. */
    CASE
  }

  /**
   * How the citizen is called and wishes to be spoken to.
   *
   * @param name display name; a chat visitor may have none yet, then what she calls herself
   * @param language BCP 47 tag, for instance {@code es}
   */
  record Described(String name, String language) implements CitizenFact {
    /** Checks the bounds. */
    public Described {
      line(name, "name");
      line(language, "language");
    }
  }

  /** An identifier belongs to the citizen. */
  record IdentifierLinked(IdentifierKind kind, String value) implements CitizenFact {
    /** Checks the bounds. */
    public IdentifierLinked {
      present(kind, "kind");
      line(value, "value");
    }
  }
}
