// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
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
   * @param way how it came; null if it was written without the field
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
      List<String> notes,
      @Nullable Way way)
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

    /** Returns how it came; if that was not written down, as little as can be. */
    public Way how() {
      return way == null ? Way.UNKNOWN : way;
    }
  }

  /**
   * How a message came.
   *
   * @param cc who else it went to, as written
   * @param replyTo where the sender wishes to be answered, the address alone; null for where it
   *     came from
   * @param kind who or what wrote it
   * @param source where it was found first; null if that was not written down
   * @param perhaps an earlier contact of the same citizen that it may go on with, by its subject
   *     alone; null if there is none, or if it stands in the contact that it answers
   */
  record Way(
      List<String> cc,
      @Nullable String replyTo,
      Kind kind,
      @Nullable Source source,
      @Nullable ContactId perhaps) {
    /** Of what older programs took in. */
    public static final Way UNKNOWN = new Way(List.of(), null, Kind.HUMAN, null, null);

    /** Checks the bounds. */
    public Way {
      cc = lines(cc, MAX_LIST, "way.cc");
      if (replyTo != null) {
        line(replyTo, "way.replyTo");
      }
      present(kind, "way.kind");
    }
  }

  /** Who or what wrote a message. */
  enum Kind {
    /** A person, as far as the headers tell. */
    HUMAN,
    /** A machine that answers for a person, for instance while she is away. */
    AUTO_REPLY,
    /** A machine on its own account. */
    AUTO_GENERATED,
    /** A mail system that could not deliver something. */
    BOUNCE,
    /** A mailing list passed it on; a person may well have written it. */
    LIST,
    /** Our own words come back, or a message that goes round and round. */
    LOOP;

    /** Returns whether no person is waiting for an answer. */
    public boolean isMachine() {
      return this != HUMAN && this != LIST;
    }
  }

  /**
   * Where a message was found.
   *
   * @param mailbox the address of the mailbox
   * @param uid its number there at the time
   */
  record Source(String mailbox, String folder, long uid) {
    /** Checks the bounds. */
    public Source {
      line(mailbox, "source.mailbox");
      line(folder, "source.folder");
      atLeast(0, uid, "source.uid");
    }
  }

  /**
   * A message that is here already was found in another mailbox too.
   *
   * @param messageId its Message-ID, with the angle brackets
   */
  record AlsoReceived(String messageId, Source source) implements EmailFact {
    /** Checks the bounds. */
    public AlsoReceived {
      line(messageId, "messageId");
      present(source, "source");
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
   * @param sending how it is to be sent; null if it was written without the field
   */
  record ReplyWritten(
      String agent,
      String to,
      String subject,
      String text,
      @Nullable String inReplyTo,
      List<Attachment> attachments,
      @Nullable Sending sending)
      implements EmailFact {
    /** A reply that asks for nothing more. */
    public ReplyWritten(
        String agent,
        String to,
        String subject,
        String text,
        @Nullable String inReplyTo,
        List<Attachment> attachments) {
      this(agent, to, subject, text, inReplyTo, attachments, null);
    }

    /** A reply without files. */
    public ReplyWritten(
        String agent, String to, String subject, String text, @Nullable String inReplyTo) {
      this(agent, to, subject, text, inReplyTo, List.of(), null);
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

    /** Returns how it is to be sent; if that was not written down, without further wishes. */
    public Sending how() {
      return sending == null ? Sending.PLAIN : sending;
    }
  }

  /**
   * How a reply is to be sent.
   *
   * @param cc who else is to have it, the addresses alone
   * @param notBefore when it may leave; null for as soon as it can
   * @param seen the event of the newest mail of the contact that its author had seen, in or out;
   *     null if that was not written down
   */
  record Sending(List<String> cc, @Nullable Instant notBefore, @Nullable EventId seen) {
    /** Nothing is wished for. */
    public static final Sending PLAIN = new Sending(List.of(), null, null);

    /** Checks the bounds. */
    public Sending {
      cc = lines(cc, MAX_LIST, "sending.cc");
      if (notBefore != null) {
        Bounds.time(notBefore, "sending.notBefore");
      }
    }
  }

  /**
   * A reply waits before it leaves, and can be taken back meanwhile.
   *
   * @param reply the event in which it was written
   * @param agent who wrote it
   */
  record ReplyWaits(EventId reply, String agent, Instant until) implements EmailFact {
    /** Checks the bounds. */
    public ReplyWaits {
      present(reply, "reply");
      line(agent, "agent");
      Bounds.time(until, "until");
    }
  }

  /**
   * A reply does not leave until somebody has said that it should: something happened that its
   * author had not seen.
   *
   * @param reply the event in which it was written
   * @param agent who wrote it
   * @param other whose doing it was: a colleague's name, or the citizen's address
   */
  record ReplyHeld(EventId reply, String agent, Why why, String other) implements EmailFact {
    /** Checks the bounds. */
    public ReplyHeld {
      present(reply, "reply");
      line(agent, "agent");
      present(why, "why");
      line(other, "other");
    }
  }

  /** Why a reply is held. */
  enum Why {
    /** A colleague has answered. */
    ANSWERED,
    /** The citizen has written again. */
    WROTE_AGAIN,
    /** The contact is not in its author's hands. */
    NOT_YOURS
  }

  /**
   * A reply that waited or was held may leave now.
   *
   * @param reply the event in which it was written
   * @param agent who said so
   */
  record ReplyReleased(EventId reply, String agent) implements EmailFact {
    /** Checks the bounds. */
    public ReplyReleased {
      present(reply, "reply");
      line(agent, "agent");
    }
  }

  /**
   * A reply was taken back and never leaves.
   *
   * @param reply the event in which it was written
   * @param agent who took it back
   */
  record ReplyWithdrawn(EventId reply, String agent) implements EmailFact {
    /** Checks the bounds. */
    public ReplyWithdrawn {
      present(reply, "reply");
      line(agent, "agent");
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
   * @param address whom it did not reach, if it has several addressees; null for all
   */
  record SendFailed(EventId reply, String reason, boolean permanent, @Nullable String address)
      implements EmailFact {
    /** To all of them. */
    public SendFailed(EventId reply, String reason, boolean permanent) {
      this(reply, reason, permanent, null);
    }

    /** Checks the bounds. */
    @JsonCreator
    public SendFailed {
      present(reply, "reply");
      line(reason, "reason");
      if (address != null) {
        line(address, "address");
      }
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
