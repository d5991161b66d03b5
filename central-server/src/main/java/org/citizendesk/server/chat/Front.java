// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.chat.RefusedException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.Map;
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
  private final Map<String, String> otherLine;

  /**
   * @param otherLine how the agency can be reached while the chat is closed, by language
   */
  Front(Office office, WaitingLine line, Letterbox letters, Map<String, String> otherLine) {
    this.line = line;
    this.office = office;
    this.letters = letters;
    this.otherLine = Map.copyOf(otherLine);
  }

  /** Returns how the office is at this moment. */
  DeskFrame.Office office() {
    Office.Now now = office.now();
    return new DeskFrame.Office(now.open(), now.opens(), now.zone(), letters.isThere(), otherLine);
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
