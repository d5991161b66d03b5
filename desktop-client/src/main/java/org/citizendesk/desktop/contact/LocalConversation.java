// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.LocalTx;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.book.WrapUp;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes into the local store. */
public final class LocalConversation implements Conversation {
  private static final String ANSWER = "Re: ";

  private final LocalStore store;
  private final SignedInUser user;
  private final Clock clock;

  /** Writes as this user. */
  public LocalConversation(LocalStore store, SignedInUser user, Clock clock) {
    this.store = store;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<EventId> note(
      CitizenId citizen,
      @Nullable ContactId contact,
      String text,
      List<KnowledgeFact.Quoted> quoted) {
    Event.Subject about = new Event.Subject(citizen, contact);
    return store.submit(
        tx -> write(tx, about, new NoteFact.Written(user.name(), written(text)), quoted));
  }

  @Override
  public CompletableFuture<EventId> say(
      ContactId contact,
      String text,
      List<EmailFact.Attachment> files,
      List<KnowledgeFact.Quoted> quoted) {
    return store.submit(
        tx -> {
          String words = files.isEmpty() ? written(text) : text.strip();
          return write(
              tx,
              about(tx.handle(), contact),
              new ChatFact.Message(ChatFact.Author.AGENT, user.displayName(), words, files),
              quoted);
        });
  }

  @Override
  public CompletableFuture<Recipients> recipients(ContactId contact) {
    // Behind what is being written, so that it is seen.
    return store.submit(
        tx -> {
          List<StoredEvent> events = Events.ofContact(tx.handle(), contact);
          ContactFact.Opened opened = ContactFold.of(events).opened;
          return Answering.recipients(events, opened == null ? "" : opened.party());
        });
  }

  @Override
  public CompletableFuture<Optional<Original>> original(ContactId contact) {
    return store.submit(tx -> Answering.original(Events.ofContact(tx.handle(), contact)));
  }

  @Override
  public CompletableFuture<EventId> reply(
      ContactId contact, OutgoingMail mail, List<KnowledgeFact.Quoted> quoted) {
    return store.submit(
        tx -> write(tx, about(tx.handle(), contact), answer(tx.handle(), contact, mail), quoted));
  }

  @Override
  public CompletableFuture<EventId> wrapUp(ContactId contact, String outcome, String summary) {
    return store.submit(
        tx -> {
          ContactFold fold = ContactFold.of(Events.ofContact(tx.handle(), contact));
          ContactLife life = fold.life;
          boolean own = user.name().equals(life.agent());
          if (!own || !(life.state() == ContactLife.State.IN_HAND || wasTimedOut(fold))) {
            throw new IllegalStateException("contact " + contact + " is not in your hands");
          }
          long handled = Math.max(0, clock.millis() - fold.since.toEpochMilli());
          return tx.write(
              about(tx.handle(), contact),
              new ContactFact.WrappedUp(user.name(), outcome, summary.strip(), handled));
        });
  }

  private static boolean wasTimedOut(ContactFold fold) {
    return fold.life.state() == ContactLife.State.CLOSED
        && (fold.outcome.equals(WrapUp.TIMED_OUT) || fold.outcome.equals(WrapUp.NONE));
  }

  @Override
  public CompletableFuture<EventId> askWrapUp(ContactId contact) {
    return tell(contact, new ContactFact.WrapUpAsked(user.name()));
  }

  @Override
  public CompletableFuture<EventId> extendWrapUp(ContactId contact, int seconds) {
    return tell(contact, new ContactFact.WrapUpExtended(user.name(), seconds));
  }

  private CompletableFuture<EventId> tell(ContactId contact, ContactFact fact) {
    return store.submit(tx -> tx.write(about(tx.handle(), contact), fact));
  }

  private EmailFact.ReplyWritten answer(Handle handle, ContactId contact, OutgoingMail out) {
    String text = written(out.text());
    List<StoredEvent> events = Events.ofContact(handle, contact);
    EmailFact.Sending sending =
        new EmailFact.Sending(out.cc(), out.notBefore(), Answering.newest(events).orElse(null));
    Optional<EmailFact.Received> newest = Answering.answered(events);
    if (newest.isPresent()) {
      EmailFact.Received mail = newest.get();
      return new EmailFact.ReplyWritten(
          user.name(),
          Answering.address(mail),
          answering(mail.subject()),
          text,
          mail.messageId(),
          out.files(),
          sending);
    }
    ContactFact.Opened opened = ContactFold.of(events).opened;
    if (opened == null) {
      throw new IllegalStateException("contact " + contact + " has no mail that can be answered");
    }
    return new EmailFact.ReplyWritten(
        user.name(), opened.party(), answering(opened.subject()), text, null, out.files(), sending);
  }

  private static String answering(String subject) {
    String line = subject.strip();
    return line.toLowerCase(Locale.ROOT).startsWith("re:") ? line : shortened(ANSWER + line);
  }

  private static String shortened(String subject) {
    int most = Bounds.MAX_LINE;
    return subject.length() <= most ? subject : subject.substring(0, most);
  }

  /** What was said and the versions that it quotes are stored together or not at all. */
  private static EventId write(
      LocalTx tx, Event.Subject about, Fact said, List<KnowledgeFact.Quoted> quoted) {
    EventId id = tx.write(about, said);
    quoted.stream().distinct().forEach(version -> tx.write(about, version));
    return id;
  }

  private static Event.Subject about(Handle handle, ContactId contact) {
    return handle
        .createQuery("select citizen from contact where id = ?")
        .bind(0, Columns.bytes(contact.value()))
        .map(
            (row, context) ->
                new Event.Subject(new CitizenId(Columns.uuid(row.getBytes(1))), contact))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("contact " + contact + " is not known here"));
  }

  private static String written(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("there is no text");
    }
    return text.strip();
  }
}
