// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import java.util.List;
import java.util.UUID;

/**
 * What the citizens themselves know at the end: what was taken from them, and what came back.
 *
 * @param chats one for each conversation in which something was taken
 * @param mails one for each mail that a mail server took
 * @param letters what lies in the citizens' mailboxes
 */
record CitizenSide(List<Chat> chats, List<String> mails, List<Letter> letters) {
  CitizenSide {
    chats = List.copyOf(chats);
    mails = List.copyOf(mails);
    letters = List.copyOf(letters);
  }

  /**
   * A conversation as its citizen saw it.
   *
   * @param own how many of her messages came back to her as stored
   * @param answers the ids of what agents said to her
   * @param wentAway whether she left before she had an answer
   * @param sawTheEnd whether she was still there when everything was over, so that she should have
   *     everything
   */
  record Chat(UUID contact, int own, List<String> answers, boolean wentAway, boolean sawTheEnd) {
    Chat {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A mail of the agency.
   *
   * @param inReplyTo the Message-ID that it answers
   */
  record Letter(String messageId, String inReplyTo) {}
}
