// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.email.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The shared mailboxes; there is at least one.
 *
 * @param boxes no two with the same id; the first sends what came by none that is known
 * @param manners how all mail is dealt with
 * @param chatBox id of the mailbox by which mail of the web chat comes and goes
 */
public record EmailSettings(List<MailboxSettings> boxes, Manners manners, String chatBox) {
  /** Copies the list. */
  public EmailSettings {
    boxes = List.copyOf(boxes);
    if (boxes.isEmpty()) {
      throw new IllegalArgumentException("there is no mailbox");
    }
  }

  /** Mail of the web chat comes and goes by the first. */
  public EmailSettings(List<MailboxSettings> boxes, Manners manners) {
    this(boxes, manners, "");
  }

  /** Returns the mailbox by which mail of the web chat comes and goes. */
  MailboxSettings ofChat() {
    return box(chatBox);
  }

  /**
   * Returns the mailbox with this id; else, for it may have been renamed, one with this address;
   * else the first.
   */
  MailboxSettings box(String id) {
    return boxes.stream()
        .filter(box -> box.id().equals(id))
        .findFirst()
        .or(() -> boxes.stream().filter(box -> box.address().equals(id)).findFirst())
        .orElseGet(boxes::getFirst);
  }

  /** Returns whether this is an address of our own, be it with a tag behind a plus sign. */
  boolean isOurs(String address) {
    String bare = MailAddress.withoutTag(address);
    return boxes.stream()
        .anyMatch(box -> box.address().equals(address) || box.address().equals(bare));
  }

  /**
   * Reads the keys {@code email.*}.
   *
   * @return empty if there are none: the server then has no e-mail
   * @throws IllegalArgumentException naming each key that is missing, unknown or wrong
   */
  public static Optional<EmailSettings> read(Properties properties) {
    return EmailKeys.read(properties);
  }
}
