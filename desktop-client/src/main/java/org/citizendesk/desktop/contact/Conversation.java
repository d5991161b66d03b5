// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an agent can write. Everything works with no server: a future completes when the entry is
 * safely on this computer's disk, and fails only if it could not be stored; the entry then goes out
 * by itself.
 *
 * <p>Thread-safe; nothing here blocks.
 */
public interface Conversation {
  /**
   * Leaves a note for colleagues.
   *
   * @param contact null for a note about the citizen as such
   * @param quoted the articles that the text quotes: their versions are pinned with it
   */
  CompletableFuture<EventId> note(
      CitizenId citizen,
      @Nullable ContactId contact,
      String text,
      List<KnowledgeFact.Quoted> quoted);

  /** Leaves a note that quotes nothing. */
  default CompletableFuture<EventId> note(
      CitizenId citizen, @Nullable ContactId contact, String text) {
    return note(citizen, contact, text, List.of());
  }

  /**
   * Says something to the citizen in a chat.
   *
   * @param text may be empty if there are files
   * @param files to go with it, kept on this computer before
   * @param quoted the articles that the text quotes: their versions are pinned with it
   */
  CompletableFuture<EventId> say(
      ContactId contact,
      String text,
      List<EmailFact.Attachment> files,
      List<KnowledgeFact.Quoted> quoted);

  /** Says something with no file and quoting nothing. */
  default CompletableFuture<EventId> say(ContactId contact, String text) {
    return say(contact, text, List.of(), List.of());
  }

  /** Returns whom {@link #reply} goes to and may go to, by what is known here now. */
  CompletableFuture<Recipients> recipients(ContactId contact);

  /** Returns the mail that {@link #reply} answers; empty if none is known. */
  CompletableFuture<Optional<Original>> original(ContactId contact);

  /**
   * Answers the newest mail of a thread, to its sender or where that one wished.
   *
   * @param quoted the articles that the text quotes: their versions are pinned with it
   */
  CompletableFuture<EventId> reply(
      ContactId contact, OutgoingMail mail, List<KnowledgeFact.Quoted> quoted);

  /** Answers with no file and quoting nothing. */
  default CompletableFuture<EventId> reply(ContactId contact, String text) {
    return reply(contact, OutgoingMail.of(text, List.of()), List.of());
  }

  /**
   * Closes a contact, or says how one ended that the server closed since the time was up.
   *
   * @param outcome the code of one of {@link Outcomes}
   * @param summary may be empty
   */
  CompletableFuture<EventId> wrapUp(ContactId contact, String outcome, String summary);

  /** Asks for time to finish a contact once the citizen has gone. */
  CompletableFuture<EventId> askWrapUp(ContactId contact);

  /** Asks for more time to finish a contact, in seconds. */
  CompletableFuture<EventId> extendWrapUp(ContactId contact, int seconds);
}
