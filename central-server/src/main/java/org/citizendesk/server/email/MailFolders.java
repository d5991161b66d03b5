// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The folders of the mailbox beside the inbox, made where they are missing. */
final class MailFolders {
  private MailFolders() {}

  /** Moves a message; the copy is there before the original goes. */
  static void move(IMAPStore store, IMAPFolder from, Message message, String to)
      throws MessagingException {
    Folder target = existing(store, to);
    Message[] one = {message};
    if (store.hasCapability("MOVE")) {
      from.moveMessages(one, target);
      return;
    }
    from.copyMessages(one, target);
    message.setFlag(Flags.Flag.DELETED, true);
    if (store.hasCapability("UIDPLUS")) {
      from.expunge(one);
    } else {
      from.expunge();
    }
  }

  /** Puts a copy of a message that we sent into a folder, once. */
  static void file(IMAPStore store, MimeMessage message, String folder) throws MessagingException {
    if (!contains(store, folder, message.getMessageID())) {
      message.setFlag(Flags.Flag.SEEN, true);
      existing(store, folder).appendMessages(new Message[] {message});
    }
  }

  /** Returns whether a message with this id is in the folder. */
  static boolean contains(IMAPStore store, String folder, String messageId)
      throws MessagingException {
    Folder sent = existing(store, folder);
    sent.open(Folder.READ_ONLY);
    try {
      return sent.search(new MessageIDTerm(messageId)).length > 0;
    } finally {
      sent.close(false);
    }
  }

  private static Folder existing(IMAPStore store, String name) throws MessagingException {
    Folder folder = store.getFolder(name);
    if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
      throw new MessagingException("the folder " + name + " is missing and cannot be made");
    }
    return folder;
  }
}
