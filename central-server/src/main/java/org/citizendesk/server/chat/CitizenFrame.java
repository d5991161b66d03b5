// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.citizendesk.protocol.email.MailAddress;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.id.ContactId;
import org.jspecify.annotations.Nullable;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a citizen's browser sends. The names on the wire are the protocol, see docs/web-chat.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CitizenFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = CitizenFrame.Say.class, name = "say"),
  @JsonSubTypes.Type(value = CitizenFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = CitizenFrame.Seen.class, name = "seen"),
  @JsonSubTypes.Type(value = CitizenFrame.End.class, name = "end"),
  @JsonSubTypes.Type(value = CitizenFrame.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = CitizenFrame.Rate.class, name = "rate"),
  @JsonSubTypes.Type(value = CitizenFrame.Copy.class, name = "copy")
})
public sealed interface CitizenFrame {
  /** Longest name, in characters. */
  int MAX_NAME = 100;

  /** Longest mail address, in characters. */
  int MAX_EMAIL = 254;

  /**
   * Begins a conversation, or goes on with one.
   *
   * @param conversation which one; null to begin
   * @param key the conversation's secret; null to begin
   * @param after the last number that is known here; what follows is sent
   * @param name what the citizen calls herself; may be empty
   * @param language BCP 47 tag in which she reads and writes
   * @param answers what she says before a conversation begins; null for nothing
   */
  record Hello(
      @Nullable ContactId conversation,
      @Nullable String key,
      long after,
      String name,
      String language,
      @Nullable Answers answers)
      implements CitizenFrame {
    private static final Pattern LANGUAGE =
        Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final int MAX_KEY = 100;

    /** Without a word about herself. */
    Hello(
        @Nullable ContactId conversation,
        @Nullable String key,
        long after,
        String name,
        String language) {
      this(conversation, key, after, name, language, null);
    }

    /** Checks the bounds. */
    @JsonCreator
    public Hello {
      if (key != null) {
        Bounds.text(key, MAX_KEY, "key");
      }
      if ((conversation == null) != (key == null)) {
        throw new IllegalArgumentException("conversation and key come together or not at all");
      }
      Bounds.atLeast(0, after, "after");
      name = Plain.line(Bounds.text(name, MAX_NAME, "name"));
      if (!LANGUAGE.matcher(Bounds.present(language, "language")).matches()) {
        throw new IllegalArgumentException("language must be a tag such as en or es-MX");
      }
    }
  }

  /**
   * Says something.
   *
   * @param id made by the browser; the same when it is sent again
   */
  record Say(UUID id, String text) implements CitizenFrame {
    /** Checks the bounds. */
    public Say {
      Bounds.present(id, "id");
      text = words(text);
    }
  }

  /** The citizen types, or has stopped typing. Is not kept. */
  record Typing(boolean on) implements CitizenFrame {}

  /**
   * The citizen has read the conversation up to a message. Is not kept.
   *
   * @param n its number
   */
  record Seen(long n) implements CitizenFrame {
    /** Checks the bounds. */
    public Seen {
      Bounds.atLeast(1, n, "n");
    }
  }

  /** The citizen ends the conversation. */
  record End() implements CitizenFrame {}

  /**
   * Leaves a message that is answered later.
   *
   * @param id made by the browser; the same when it is sent again
   * @param email where the citizen wants to be answered
   */
  record Leave(UUID id, String email, String text) implements CitizenFrame {
    /** Checks the bounds. */
    public Leave {
      Bounds.present(id, "id");
      email = Plain.line(Bounds.text(email, MAX_EMAIL, "email"));
      text = words(text);
    }
  }

  /**
   * What a citizen answers to the questions before a chat; each may be empty.
   *
   * @param topic the code of what it is about
   * @param email where she may be written to
   * @param answer to the question that is asked about this topic
   */
  record Answers(String topic, String email, String answer) {
    /** Nothing was answered. */
    static final Answers NONE = new Answers("", "", "");

    private static final int MAX_TOPIC = 50;
    private static final int MAX_ANSWER = 200;

    /** Checks the bounds. */
    public Answers {
      topic = Plain.line(Bounds.text(topic, MAX_TOPIC, "answers.topic"));
      email = Plain.line(Bounds.text(email, MAX_EMAIL, "answers.email"));
      answer = Plain.line(Bounds.text(answer, MAX_ANSWER, "answers.answer"));
      if (!email.isEmpty()) {
        MailAddress.fault(email).ifPresent(Answers::refuse);
      }
    }

    private static void refuse(MailAddress.Fault fault) {
      throw new IllegalArgumentException(
          "answers.email is no mail address: there is %s, at character %d"
              .formatted(fault.flaw().words(), fault.at() + 1));
    }
  }

  /**
   * Says how the citizen found a chat that is over.
   *
   * @param score 1 to 5
   * @param comment may be empty
   */
  record Rate(int score, String comment) implements CitizenFrame {
    private static final int BEST = 5;
    private static final int MAX_COMMENT = 1000;

    /** Checks the bounds. */
    public Rate {
      Bounds.within(1, BEST, score, "score");
      comment = Plain.text(Bounds.text(comment, MAX_COMMENT, "comment")).strip();
    }
  }

  /**
   * Asks for a copy of the conversation by mail.
   *
   * @param email where to
   */
  record Copy(String email) implements CitizenFrame {
    /** Checks the bounds. */
    public Copy {
      email = Plain.line(Bounds.text(email, MAX_EMAIL, "email"));
    }
  }

  private static String words(@Nullable String text) {
    String words = Plain.text(Bounds.text(text, ChatFact.MAX_TEXT, "text"));
    if (words.isBlank()) {
      throw new IllegalArgumentException("text is empty");
    }
    return words;
  }
}
