// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What somebody does at a contact just now. */
public enum SignalKind {
  /** Has it open. */
  VIEWING,
  /** Writes to the other side. */
  WRITING,
  /** Has read up to some message. */
  SEEN,
  /** Does nothing there any more. */
  GONE,
  /** Something that this program does not know. */
  OTHER;

  /** Returns the kind of this name; {@link #OTHER} for one of a newer program. */
  @JsonCreator
  static SignalKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }
}
