// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.protocol.fact.EmailFact;
import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * A message, as far as it could be read. Everything in it is one line and without control
 * characters, except the body.
 *
 * @param envelope its headers
 * @param kind who or what wrote it
 * @param body what it says
 * @param attachments what came with it
 * @param bounce what a bounce is about; null for other kinds
 * @param notes what could not be read or was left out, for people
 */
public record ParsedMail(
    Envelope envelope,
    EmailFact.Kind kind,
    Body body,
    List<MailAttachment> attachments,
    @Nullable BounceReport bounce,
    List<String> notes) {
  /** Copies the lists. */
  public ParsedMail {
    attachments = List.copyOf(attachments);
    notes = List.copyOf(notes);
  }

  /**
   * The headers that matter.
   *
   * @param messageId with brackets; made from the hash of the message if it had none
   * @param ancestors Message-IDs of what it answers, nearest first: In-Reply-To, then References
   *     from the end
   * @param from who wrote it
   * @param replyTo where she wishes to be answered; empty if she does not say
   * @param to the addressees, as written
   * @param cc who else it went to, as written
   * @param addressees the valid addresses among both, lower case
   * @param way how it came here
   * @param subject decoded; may be empty
   */
  public record Envelope(
      String messageId,
      List<String> ancestors,
      Sender from,
      String replyTo,
      List<String> to,
      List<String> cc,
      List<String> addressees,
      Way way,
      String subject) {
    /** Copies the lists. */
    public Envelope {
      ancestors = List.copyOf(ancestors);
      to = List.copyOf(to);
      cc = List.copyOf(cc);
      addressees = List.copyOf(addressees);
    }
  }

  /**
   * How a message came.
   *
   * @param deliveredTo the addresses that it was written or brought to, lower case
   * @param hops how many mail systems it went through
   * @param mark of the installation that sent it, see {@link #MARK}; empty if it has none
   */
  public record Way(List<String> deliveredTo, int hops, String mark) {
    /** The header with the mark of a message that an installation of this program sent. */
    public static final String MARK = "X-Citizen-Desk";

    /** Copies the list. */
    public Way {
      deliveredTo = List.copyOf(deliveredTo);
    }
  }

  /**
   * A sender.
   *
   * @param written as written, decoded
   * @param address lower case; empty if there is no valid one
   * @param name display name; may be empty
   */
  public record Sender(String written, String address, String name) {}

  /**
   * The text of a message.
   *
   * @param text tidied, lines end with a line feed; empty if there is none
   * @param html sanitised: no script, no remote content; null if the message had none
   */
  public record Body(String text, @Nullable String html) {}
}
