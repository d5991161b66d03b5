// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.contact;

import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * Since when the citizen of a chat or mail waits for an answer. A new word does not set the clock
 * back; an answer stops it when it is sent, not when it is written.
 *
 * @param asked when the oldest word came that has no answer; null if the citizen waits for nothing
 * @param first whether nothing was answered, or given up, before
 */
public record AnswerClock(@Nullable Instant asked, boolean first) {
  /** Before the citizen's first word. */
  public static final AnswerClock BEGINNING = new AnswerClock(null, true);

  private static final AnswerClock RUNNING = new AnswerClock(Instant.EPOCH, true);

  /** Returns whether an event starts or stops any clock. */
  public static boolean isMovedBy(Fact fact) {
    return !BEGINNING.after(fact, Instant.EPOCH).equals(BEGINNING)
        || !RUNNING.after(fact, Instant.EPOCH).equals(RUNNING);
  }

  /** Returns how it stands after one more event of the contact. */
  public AnswerClock after(Fact fact, Instant at) {
    return switch (fact) {
      case ContactFact.Opened opened when isBeginOfChat(opened) -> asked(at);
      case ChatFact.Message message when message.author() == ChatFact.Author.CITIZEN -> asked(at);
      case EmailFact.Received mail when !mail.how().kind().isMachine() -> asked(at);
      case ChatFact.Message message when message.author() == ChatFact.Author.AGENT -> stopped();
      case EmailFact.Sent sent -> stopped();
      case ChatFact.Ended ended -> stopped();
      case ContactFact.WrappedUp wrapped -> stopped();
      default -> this;
    };
  }

  private static boolean isBeginOfChat(ContactFact.Opened opened) {
    return opened.channel() == Channel.CHAT && opened.direction() == ContactFact.Direction.INBOUND;
  }

  private AnswerClock asked(Instant at) {
    return asked == null ? new AnswerClock(at, first) : this;
  }

  private AnswerClock stopped() {
    return asked == null ? this : new AnswerClock(null, false);
  }
}
