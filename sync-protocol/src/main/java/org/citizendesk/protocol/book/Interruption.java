// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.book;

/**
 * What may be offered to somebody who is busy with something of another kind. How much of the same
 * kind is a matter of {@link Capacity}.
 *
 * @param chatsDuringCall whether chats are offered to somebody on the telephone
 */
public record Interruption(
    boolean chatsDuringCall,
    boolean mailsDuringCall,
    boolean callsDuringChat,
    boolean mailsDuringChat,
    boolean callsDuringMail,
    boolean chatsDuringMail) {
  /** A call wants everything of an agent; a chat or a mail does not. */
  public static final Interruption USUAL = new Interruption(false, false, true, true, true, true);
}
