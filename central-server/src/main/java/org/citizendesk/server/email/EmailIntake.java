// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.email.mime.MailReader;
import org.citizendesk.server.email.mime.ParsedMail;
import org.citizendesk.server.log.EventLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a message into what happened: the raw bytes and the files in them are stored first, then
 * everything that follows from them in one write to the log. Only after {@link #take} has returned
 * may the mail server be told that we have it.
 *
 * <p>A message answers a contact if it names a Message-ID that we know from there, be it ours or
 * the citizen's; else it opens a new one. The sender's address says whose it is, never which
 * contact. What machines write goes to a queue or a timeline, and reopens nothing.
 */
final class EmailIntake {
  private final EventLog log;
  private final RawMessages raw;
  private final Attachments files;
  private final Taking.Desk desk;

  EmailIntake(EventLog log, RawMessages raw, Attachments files, Taking.Desk desk) {
    this.log = log;
    this.raw = raw;
    this.files = files;
    this.desk = desk;
  }

  /** What became of a message. */
  enum Taken {
    /** It is in a contact. */
    IN_CONTACT,
    /** It is in its sender's timeline and waits in no queue: a machine wrote it. */
    IN_TIMELINE,
    /** It is kept and told nowhere: we wrote it. */
    KEPT,
    /** We had it before. */
    KNOWN
  }

  /** Returns whether the message at this place was taken before. */
  boolean wasTaken(MailPlace place) {
    return log.read(handle -> EmailMessages.wasTaken(handle, place));
  }

  /** Returns the highest UID that was taken; 0 if none was. */
  long highestTaken(String mailbox, long uidValidity) {
    return log.read(handle -> EmailMessages.highestTaken(handle, mailbox, uidValidity));
  }

  /**
   * Takes a message; everything is on disk when this returns.
   *
   * @param notes what the agent should know besides, for instance that it was cut
   * @throws RuntimeException if it could not be stored; it must then stay in the mailbox
   */
  Taken take(MailPlace place, byte[] bytes, List<String> notes) {
    String sha256 = raw.put(bytes);
    Map<String, byte[]> attached = new HashMap<>();
    ParsedMail mail = MailReader.read(bytes, attached::put);
    attached.values().forEach(files::put);
    Taking.Mail taken = new Taking.Mail(place, sha256, mail);
    return log.write(tx -> new Taking(desk, tx, taken, notes).run()).join();
  }
}
