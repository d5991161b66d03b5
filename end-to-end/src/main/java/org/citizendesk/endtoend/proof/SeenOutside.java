// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import java.util.List;

/**
 * What the citizens themselves saw and did.
 *
 * @param mailsWritten Message-IDs of the mails they sent
 * @param lettersReceived Message-IDs of the mails in their mailboxes, as often as they are there
 * @param chatIdsSeen ids of the chat messages on their screens, as often as they are there
 * @param chatWordsUnechoed how many of their chat messages never came back from the server
 */
public record SeenOutside(
    List<String> mailsWritten,
    List<String> lettersReceived,
    List<String> chatIdsSeen,
    int chatWordsUnechoed) {
  /** Nothing at all. */
  public static final SeenOutside NOTHING = new SeenOutside(List.of(), List.of(), List.of(), 0);

  /** Copies the lists. */
  public SeenOutside {
    mailsWritten = List.copyOf(mailsWritten);
    lettersReceived = List.copyOf(lettersReceived);
    chatIdsSeen = List.copyOf(chatIdsSeen);
  }
}
