// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Objects;

import static org.citizendesk.protocol.event.Bounds.atLeast;
import static org.citizendesk.protocol.event.Bounds.line;
import static org.citizendesk.protocol.event.Bounds.lines;
import static org.citizendesk.protocol.event.Bounds.list;
import static org.citizendesk.protocol.event.Bounds.present;

/** What happens in an e-mail thread. */
public sealed interface EmailFact extends Fact {
  /**
   * Longest mail text kept in an event, in characters; the whole message is always kept as it came.
   */
  int MAX_TEXT = 20_000;

  /** Longest sanitised HTML kept in an event, in characters; longer mail is shown as text. */
  int MAX_HTML = 20_000;

  /** Most attachments and addresses listed in an event. */
  int MAX_LIST = 100;

  /**
   * A message came in.
   *
   * @param messageId its Message-ID, with the angle brackets
   * @param from the sender's address, as written
   * @param to the addressees, as written
   * @param text the readable text, tidied; never null, empty if there is none
   * @param safeHtml sanitised HTML, without scripts or remote content; null if the mail had none
   * @param rawSha256 where the untouched message is kept
   * @param notes what could not be read, for the agent
   */
  record Received(
      String messageId,
      String from,
      List<String> to,
      String subject,
      String text,
      @Nullable String safeHtml,
      List<Attachment> attachments,
      String rawSha256,
      List<String> notes)
      implements EmailFact {
    /** Checks the bounds. */
    public Received {
      line(messageId, "messageId");
      line(from, "from");
      to = lines(to, MAX_LIST, "to");
      line(subject, "subject");
      Bounds.text(text, MAX_TEXT, "text");
      if (safeHtml != null) {
        Bounds.text(safeHtml, MAX_HTML, "safeHtml");
      }
      attachments = list(attachments, MAX_LIST, "attachments");
      line(rawSha256, "rawSha256");
      notes = lines(notes, MAX_LIST, "notes");
    }
  }

  /**
   * An agent wrote a reply; the server will send it.
   *
   * @param agent who wrote it
   * @param to the address alone, without a name
   * @param inReplyTo the Message-ID it answers; null for a first message
   * @param attachments files to go with it, which the server has before this; none if it was
   *     written without the field
   */
  record ReplyWritten(
      String agent,
      String to,
      String subject,
      String text,
      @Nullable String inReplyTo,
      List<Attachment> attachments)
      implements EmailFact {
    /** A reply without files. */
    public ReplyWritten(
        String agent, String to, String subject, String text, @Nullable String inReplyTo) {
      this(agent, to, subject, text, inReplyTo, List.of());
    }

    /** Checks the bounds. */
    @JsonCreator
    public ReplyWritten {
      line(agent, "agent");
      line(to, "to");
      line(subject, "subject");
      Bounds.text(text, MAX_TEXT, "text");
      if (inReplyTo != null) {
        line(inReplyTo, "inReplyTo");
      }
      // Replies of older programs have no such field.
      attachments =
          list(Objects.requireNonNullElse(attachments, List.of()), MAX_LIST, "attachments");
    }
  }

  /**
   * The mail system took our message.
   *
   * @param reply the event in which it was written
   * @param messageId the Message-ID it went out with
   */
  record Sent(EventId reply, String messageId) implements EmailFact {
    /** Checks the bounds. */
    public Sent {
      present(reply, "reply");
      line(messageId, "messageId");
    }
  }

  /**
   * Our message could not be sent.
   *
   * @param reply the event in which it was written
   * @param permanent true if it will not be tried again
   */
  record SendFailed(EventId reply, String reason, boolean permanent) implements EmailFact {
    /** Checks the bounds. */
    public SendFailed {
      present(reply, "reply");
      line(reason, "reason");
    }
  }

  /**
   * A file that came or goes with a message; its bytes are kept by the server under their hash.
   *
   * @param name a safe file name
   * @param bytes its size
   */
  record Attachment(String name, String mediaType, long bytes, String sha256) {
    /** Checks the bounds. */
    public Attachment {
      line(name, "attachment.name");
      line(mediaType, "attachment.mediaType");
      atLeast(0, bytes, "attachment.bytes");
      line(sha256, "attachment.sha256");
    }
  }
}
