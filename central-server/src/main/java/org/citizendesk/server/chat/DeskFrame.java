// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.citizendesk.protocol.id.ContactId;
import java.time.Instant;
import java.util.UUID;

/** What the server sends to a citizen's browser. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskFrame.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = DeskFrame.Said.class, name = "said"),
  @JsonSubTypes.Type(value = DeskFrame.Agent.class, name = "agent"),
  @JsonSubTypes.Type(value = DeskFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = DeskFrame.Seen.class, name = "seen"),
  @JsonSubTypes.Type(value = DeskFrame.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = DeskFrame.Problem.class, name = "error")
})
public sealed interface DeskFrame {
  /**
   * Answers a hello; what was said after the number in it follows at once.
   *
   * @param conversation to go on with after a broken connection
   * @param key the secret that proves it is hers; never to be put into a URL
   * @param last the last number that is stored
   */
  record Welcome(ContactId conversation, String key, long last) implements DeskFrame {}

  /**
   * Something was said and is stored.
   *
   * @param n dense from 1 within the conversation
   * @param id the browser's own for what the citizen said
   * @param name how the author is called
   * @param text plain text; never markup
   * @param at when it was stored
   */
  record Said(long n, UUID id, Author author, String name, String text, Instant at)
      implements DeskFrame {}

  /** Whether an agent has taken the conversation; told when it changes. */
  record Agent(boolean on) implements DeskFrame {}

  /** The agent types, or has stopped typing. */
  record Typing(boolean on) implements DeskFrame {}

  /** The agent has read the conversation up to this number. */
  record Seen(long n) implements DeskFrame {}

  /** The conversation is over; hello without a conversation begins another. */
  record Ended() implements DeskFrame {}

  /**
   * What was sent could not be taken; nothing of it is stored.
   *
   * @param code for programs, see docs/web-chat.md
   * @param text for people who write programs
   */
  record Problem(String code, String text) implements DeskFrame {}
}
