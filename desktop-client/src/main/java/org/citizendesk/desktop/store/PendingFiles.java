// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.EmailFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that own events name and the server must have before them. An event whose files are not
 * known to be there is not sent, nor what stands behind it. What is known is kept in memory and
 * forgotten at each welcome: a server that came back older is asked again.
 *
 * <p>Thread-safe.
 */
public final class PendingFiles {
  private static final List<String> WITH_FILES = List.of("email.reply-written", "chat.message");

  private final LocalStore store;
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  PendingFiles(LocalStore store) {
    this.store = store;
  }

  /** Returns the first file that an event waits for. */
  public Optional<EmailFact.Attachment> next() {
    return store.read(handle -> Outbox.unsettledOf(handle, WITH_FILES)).stream()
        .flatMap(event -> missing(event).stream())
        .findFirst();
  }

  /** The server has the file, or will never have it; events need not wait for it. */
  public void settled(String sha256) {
    settled.add(sha256);
  }

  /** What the server has is no longer known. */
  void askAgain() {
    settled.clear();
  }

  /** Returns the events before the first that must wait. */
  List<Event> ready(List<Event> events) {
    return events.stream().takeWhile(event -> missing(event).isEmpty()).toList();
  }

  private List<EmailFact.Attachment> missing(Event event) {
    return files(event).stream().filter(file -> !settled.contains(file.sha256())).toList();
  }

  private static List<EmailFact.Attachment> files(Event event) {
    if (!WITH_FILES.contains(event.content().type())) {
      return List.of();
    }
    return switch (FactCodec.decode(event.content())) {
      case EmailFact.ReplyWritten reply -> reply.attachments();
      case ChatFact.Message message -> message.files();
      default -> List.of();
    };
  }
}
