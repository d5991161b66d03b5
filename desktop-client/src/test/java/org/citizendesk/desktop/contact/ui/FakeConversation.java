// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Original;
import org.citizendesk.desktop.contact.OutgoingMail;
import org.citizendesk.desktop.contact.Recipients;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Takes down what is written; stores it at once unless the test says otherwise. */
public final class FakeConversation implements Conversation {
  private final List<String> written = new ArrayList<>();
  private final List<KnowledgeFact.@Nullable Reader> readers = new ArrayList<>();
  private Optional<Original> original = Optional.empty();
  private CompletableFuture<Recipients> recipients =
      CompletableFuture.failedFuture(new IllegalStateException("nothing is known"));
  private CompletableFuture<EventId> answer =
      CompletableFuture.completedFuture(new EventId(new UUID(0, 1)));

  /** Returns what was written, each with its kind. */
  public List<String> written() {
    return written;
  }

  /** Returns who reads what was quoted, quotation by quotation. */
  public List<KnowledgeFact.@Nullable Reader> readers() {
    return readers;
  }

  /** Says whom mails go to. */
  public void know(Recipients now) {
    recipients = CompletableFuture.completedFuture(now);
  }

  /** Decides how the next writes end. */
  public CompletableFuture<EventId> holdNext() {
    answer = new CompletableFuture<>();
    return answer;
  }

  /** Lets writes succeed at once again. */
  public void storeAtOnce() {
    answer = CompletableFuture.completedFuture(new EventId(new UUID(0, 2)));
  }

  @Override
  public CompletableFuture<EventId> note(
      CitizenId citizen,
      @Nullable ContactId contact,
      String text,
      List<KnowledgeFact.Quoted> quoted) {
    return write((contact == null ? "citizen note: " : "note: ") + text, quoted);
  }

  @Override
  public CompletableFuture<EventId> say(
      ContactId contact,
      String text,
      List<EmailFact.Attachment> files,
      List<KnowledgeFact.Quoted> quoted) {
    return write("say: " + text + with(files), quoted);
  }

  @Override
  public CompletableFuture<Recipients> recipients(ContactId contact) {
    return recipients;
  }

  /** Says what mail is answered. */
  public void answers(Original mail) {
    original = Optional.of(mail);
  }

  @Override
  public CompletableFuture<Optional<Original>> original(ContactId contact) {
    return CompletableFuture.completedFuture(original);
  }

  @Override
  public CompletableFuture<EventId> reply(
      ContactId contact, OutgoingMail mail, List<KnowledgeFact.Quoted> quoted) {
    String cc = mail.cc().isEmpty() ? "" : " cc " + String.join(", ", mail.cc());
    String at = mail.notBefore() == null ? "" : " at " + mail.notBefore();
    return write("reply: " + mail.text() + with(mail.files()) + cc + at, quoted);
  }

  private static String with(List<EmailFact.Attachment> files) {
    String names = files.stream().map(EmailFact.Attachment::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " with " + names;
  }

  @Override
  public CompletableFuture<EventId> wrapUp(ContactId contact, String outcome, String summary) {
    return write("wrap-up: " + outcome + ": " + summary, List.of());
  }

  @Override
  public CompletableFuture<EventId> askWrapUp(ContactId contact) {
    return write("ask for wrap-up", List.of());
  }

  @Override
  public CompletableFuture<EventId> extendWrapUp(ContactId contact, int seconds) {
    return write("more time: " + seconds, List.of());
  }

  private CompletableFuture<EventId> write(String what, List<KnowledgeFact.Quoted> quoted) {
    written.add(what);
    for (KnowledgeFact.Quoted version : quoted) {
      written.add("quote: %s %d".formatted(version.article(), version.version()));
      readers.add(version.reader());
    }
    return answer;
  }
}
