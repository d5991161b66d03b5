// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.citizendesk.protocol.event.Bounds;

/** How a command ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(Outcome.Done.class), @JsonSubTypes.Type(Outcome.Refused.class)})
public sealed interface Outcome {
  /** It was done, or had been done before under the same id. */
  @JsonTypeName("done")
  record Done() implements Outcome {}

  /**
   * It was not done.
   *
   * @param code for programs
   * @param text for people: what is the case instead
   */
  @JsonTypeName("refused")
  record Refused(Code code, String text) implements Outcome {
    /** Checks the bounds. */
    public Refused {
      Bounds.present(code, "code");
      Bounds.line(text, "text");
    }
  }

  /** Reasons of a refusal. */
  enum Code {
    /** The contact changed since the desktop last saw it. */
    CHANGED_MEANWHILE,
    /** There is no such contact. */
    NOT_FOUND,
    /** This user may not do that. */
    FORBIDDEN,
    /** The deadline had passed. */
    TOO_LATE,
    /** The command makes no sense here. */
    INVALID
  }
}
