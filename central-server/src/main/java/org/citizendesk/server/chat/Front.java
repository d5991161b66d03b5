// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.chat.RefusedException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Optional;

/**
 * What visitors are told and can do before an agent has them.
 *
 * <p>Thread-safe.
 */
final class Front {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final Office office;
  private final WaitingLine line;
  private final Letterbox letters;
  private final ChatSettings settings;

  Front(Office office, WaitingLine line, Letterbox letters, ChatSettings settings) {
    this.office = office;
    this.line = line;
    this.letters = letters;
    this.settings = settings;
  }

  /** Returns what is asked before a chat begins; empty if nothing is. */
  Optional<DeskFrame.Questions> questions() {
    return settings.questions().frame();
  }

  /** Returns how the office of a queue is at this moment. */
  DeskFrame.Office office(String queue) {
    Office.Now now = office.now(queue);
    return new DeskFrame.Office(
        now.open(), now.opens(), now.zone(), letters.isThere(), settings.otherLine());
  }

  /** Returns where a conversation stands in line; empty if it does not wait. */
  Optional<DeskFrame.Waiting> place(ContactId id) {
    return line.place(id);
  }

  /**
   * Takes a message that is answered later; it is stored when this returns.
   *
   * @return false if nobody can be answered at its address
   * @throws RefusedException if no messages are taken, or it could not be stored
   */
  boolean leave(Conversation visitor, CitizenFrame.Leave leave) throws RefusedException {
    if (!letters.isThere()) {
      throw new RefusedException(Code.BAD_FRAME, "no messages are taken here");
    }
    try {
      return letters.drop(
          new Letterbox.Letter(
              leave.id(),
              visitor.name(),
              leave.email(),
              Conversations.subject(leave.text()),
              leave.text()));
    } catch (RuntimeException e) {
      // Whatever the other channel met: the browser still has the message and sends it again.
      LOG.error("a message that a visitor left could not be stored", e);
      throw new RefusedException(
          Code.SERVER_ERROR, "it could not be stored; send it again a little later");
    }
  }
}
