// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goes once through what is new in the inbox, oldest first: take, then tell the mail server. One
 * message that cannot be stored does not hold up the others; it stays in the inbox for next time.
 */
final class InboxPass {
  private static final Logger LOG = LoggerFactory.getLogger(InboxPass.class);

  private static final int PIECE = 256 * 1024;
  private static final String CUT =
      "The message is too large and was read only in part; it is in the mailbox.";

  private final MailboxSettings settings;
  private final EmailIntake intake;
  private final IMAPStore store;
  private final IMAPFolder inbox;
  private final Runnable sign;
  private int moved;
  private int failed;

  /**
   * @param sign is run whenever something got done
   */
  InboxPass(
      MailboxSettings settings,
      EmailIntake intake,
      IMAPStore store,
      IMAPFolder inbox,
      Runnable sign) {
    this.sign = sign;
    this.settings = settings;
    this.intake = intake;
    this.store = store;
    this.inbox = inbox;
  }

  /** Returns how many messages left the inbox. */
  int moved() {
    return moved;
  }

  /** Returns how many messages could not be stored. */
  int failed() {
    return failed;
  }

  /**
   * Runs it.
   *
   * @throws MessagingException if the connection is gone; whatever was taken is safe
   */
  void run() throws MessagingException {
    long uidValidity = inbox.getUIDValidity();
    for (Map.Entry<Long, Message> entry : candidates(uidValidity).entrySet()) {
      MailPlace place = new MailPlace(settings.id(), uidValidity, entry.getKey());
      if (entry.getValue() instanceof IMAPMessage message) {
        handle(place, message);
        sign.run();
      }
    }
  }

  /** With an archive, the inbox holds only what is new; else what is unread or newer than known. */
  private Map<Long, Message> candidates(long uidValidity) throws MessagingException {
    List<Message> messages = new ArrayList<>();
    if (archives()) {
      messages.addAll(Arrays.asList(inbox.getMessages()));
    } else {
      messages.addAll(Arrays.asList(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))));
      long highest = intake.highestTaken(settings.id(), uidValidity);
      if (highest > 0) {
        messages.addAll(Arrays.asList(inbox.getMessagesByUID(highest + 1, UIDFolder.LASTUID)));
      }
    }
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    inbox.fetch(messages.toArray(Message[]::new), uids);
    Map<Long, Message> byUid = new TreeMap<>();
    for (Message message : messages) {
      if (!message.isExpunged()) {
        byUid.put(inbox.getUID(message), message);
      }
    }
    return byUid;
  }

  private void handle(MailPlace place, IMAPMessage message) throws MessagingException {
    try {
      // Later passes tell it by its size: it stays where people find it whole.
      boolean cut =
          intake.wasTaken(place)
              ? message.getSize() > settings.pace().maxBytes()
              : take(place, message);
      acknowledge(message, cut);
    } catch (MessageRemovedException e) {
      LOG.info("message {} was taken away by somebody else", place.uid());
    } catch (FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessagingException | IOException | RuntimeException e) {
      // One message, whatever is wrong with it, does not hold up the others.
      if (!store.isConnected()) {
        throw new MessagingException("the connection was lost", e);
      }
      failed++;
      LOG.error("message {} could not be taken and stays in the inbox", place.uid(), e);
    }
  }

  /** Returns whether the message was too large to be read whole. */
  private boolean take(MailPlace place, IMAPMessage message)
      throws MessagingException, IOException {
    message.setPeek(true);
    int max = settings.pace().maxBytes();
    try (InputStream in = message.getMimeStream()) {
      byte[] bytes = read(in, max);
      boolean cut = bytes.length == max && in.read() >= 0;
      intake.take(place, bytes, cut ? List.of(CUT) : List.of());
      return cut;
    }
  }

  /** A large message over a slow line takes its time, and does not look as if nothing came. */
  private byte[] read(InputStream in, int max) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = in.readNBytes(Math.min(PIECE, max));
    while (piece.length > 0) {
      bytes.write(piece);
      sign.run();
      piece = in.readNBytes(Math.min(PIECE, max - bytes.size()));
    }
    return bytes.toByteArray();
  }

  private void acknowledge(IMAPMessage message, boolean cut) throws MessagingException {
    if (archives() && !cut) {
      MailFolders.move(store, inbox, message, settings.folders().archive());
      moved++;
    } else if (!message.isSet(Flags.Flag.SEEN)) {
      message.setFlag(Flags.Flag.SEEN, true);
    }
  }

  private boolean archives() {
    return !settings.folders().archive().isEmpty();
  }
}
