// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  @JsonSubTypes.Type(value = DeskFrame.Office.class, name = "office"),
  @JsonSubTypes.Type(value = DeskFrame.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = DeskFrame.Questions.class, name = "questions"),
  @JsonSubTypes.Type(value = DeskFrame.Rated.class, name = "rated"),
  @JsonSubTypes.Type(value = DeskFrame.Left.class, name = "left"),
  @JsonSubTypes.Type(value = DeskFrame.Copy.class, name = "copy"),
  @JsonSubTypes.Type(value = DeskFrame.Problem.class, name = "error")
})
public sealed interface DeskFrame {
  /**
   * Answers a hello; what was said after the number in it follows at once.
   *
   * @param conversation to go on with after a broken connection
   * @param key the secret that proves it is hers; never to be put into a URL
   * @param last the last number that is stored
   * @param copies whether a copy can be sent by mail
   * @param files the largest file that is taken, in bytes; 0 if none are
   */
  record Welcome(ContactId conversation, String key, long last, boolean copies, long files)
      implements DeskFrame {}

  /**
   * Something was said and is stored.
   *
   * @param n dense from 1 within the conversation
   * @param id the browser's own for what the citizen said
   * @param name how the author is called
   * @param text plain text; never markup; may be empty if there are files
   * @param files that go with it
   * @param at when it was stored
   */
  record Said(
      long n, UUID id, Author author, String name, String text, List<File> files, Instant at)
      implements DeskFrame {
    /** Copies. */
    public Said {
      files = List.copyOf(files);
    }

    Said with(List<File> all) {
      return new Said(n, id, author, name, text, all, at);
    }
  }

  /**
   * A file that was sent.
   *
   * @param bytes its size
   * @param sha256 by which it is asked for at {@code /chat/files/}
   */
  record File(String name, long bytes, String sha256) {}

  /** Whether an agent has taken the conversation; told when it changes. */
  record Agent(boolean on) implements DeskFrame {}

  /** The agent types, or has stopped typing. */
  record Typing(boolean on) implements DeskFrame {}

  /** The agent has read the conversation up to this number. */
  record Seen(long n) implements DeskFrame {}

  /** The conversation is over; hello without a conversation begins another. */
  record Ended() implements DeskFrame {}

  /**
   * Whether the office is open; told before a welcome unless it never closes, and when it changes.
   * A chat that has begun goes on.
   *
   * @param opens when it opens next; null if it is open, or if nobody can say
   * @param zone the time zone of the agency; empty if it is never closed
   * @param letters whether a message can be left meanwhile
   * @param line how the agency can be reached meanwhile, by language; empty if there is no such way
   */
  record Office(
      boolean open, @Nullable Instant opens, String zone, boolean letters, Map<String, String> line)
      implements DeskFrame {}

  /**
   * Where the citizen stands in line; told when it changes, not at once. It ends with {@link
   * Agent}.
   *
   * @param position from 1
   * @param about how long it may take; null while too little is known
   */
  record Waiting(int position, WaitEstimate.@Nullable Range about) implements DeskFrame {}

  /**
   * What is asked before a chat begins, in the languages of the agency; told before a welcome.
   *
   * @param email whether a mail address is asked for
   * @param topics of which one is to be chosen; empty if that is not asked
   * @param question asked if no topic asks another; empty for none
   */
  record Questions(boolean email, List<Topic> topics, Map<String, String> question)
      implements DeskFrame {
    /** Copies. */
    public Questions {
      topics = List.copyOf(topics);
      question = Map.copyOf(question);
    }
  }

  /**
   * Something that a chat can be about.
   *
   * @param label how it is called, by language
   * @param question what is asked about it; empty for nothing of its own
   */
  record Topic(String code, Map<String, String> label, Map<String, String> question) {}

  /** The citizen has said how she found this conversation; she is asked once. */
  record Rated() implements DeskFrame {}

  /**
   * A copy of the conversation goes by mail to this address, once it is over; told when it changes.
   */
  record Copy(String email) implements DeskFrame {}

  /** A message that was left is stored. */
  record Left(UUID id) implements DeskFrame {}

  /**
   * What was sent could not be taken; nothing of it is stored.
   *
   * @param code for programs, see docs/web-chat.md
   * @param text for people who write programs
   */
  record Problem(String code, String text) implements DeskFrame {}
}
