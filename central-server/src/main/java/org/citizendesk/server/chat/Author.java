// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.citizendesk.protocol.fact.ChatFact;

/** Who speaks, under the names of the web chat's wire. */
public enum Author {
  /** The citizen. */
  @JsonProperty("citizen")
  CITIZEN,
  /** An agent. */
  @JsonProperty("agent")
  AGENT,
  /** The desk itself. */
  @JsonProperty("system")
  SYSTEM;

  static Author of(ChatFact.Author author) {
    return switch (author) {
      case CITIZEN -> CITIZEN;
      case AGENT -> AGENT;
      case SYSTEM -> SYSTEM;
    };
  }
}
