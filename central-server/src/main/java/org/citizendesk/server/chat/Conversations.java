// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.chat.RefusedException.Code;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogTx;
import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * What a citizen can do with a conversation. Everything that is said is on disk before its future
 * completes.
 *
 * <p>Thread-safe.
 */
final class Conversations {
  /** What an agent sees of somebody who gave no name. */
  static final String NAMELESS = "Web visitor";

  private static final int MAX_SUBJECT = 80;

  private final EventLog log;
  private final Citizens citizens;
  private final Contacts contacts;
  private final Uuids uuids;
  private final RandomGenerator random;
  private final String queue;
  private final Questions questions;
  private final Office office;
  private final Promised promised = new Promised();

  /**
   * @param random makes the keys: a secure one
   * @param settings say into which queue new conversations go, and what is asked before
   * @param office says whether one may begin
   */
  Conversations(
      EventLog log, Uuids uuids, RandomGenerator random, ChatSettings settings, Office office) {
    this.office = office;
    this.questions = settings.questions();
    this.log = log;
    this.citizens = new Citizens(uuids);
    this.contacts = new Contacts(uuids);
    this.uuids = uuids;
    this.random = random;
    this.queue = settings.queue();
  }

  /** What became of something said. */
  enum Outcome {
    /** It is stored. */
    STORED,
    /** It was stored before. */
    KNOWN,
    /** The conversation is over; it was not stored. */
    ENDED,
    /** The office is closed, and the conversation had not begun; it was not stored. */
    CLOSED
  }

  /** Returns a new secret for {@link #promise}. */
  String newKey() {
    return ConversationKey.random(random);
  }

  /**
   * Promises a conversation. Nothing is stored before something is said in it.
   *
   * @param citizen who asks, if that is known from an earlier conversation
   */
  Conversation promise(String key, CitizenFrame.Hello hello, @Nullable CitizenId citizen) {
    Conversation conversation =
        new Conversation(
            new ContactId(uuids.next()),
            ConversationKey.of(key),
            hello.name(),
            hello.language(),
            answers(hello),
            citizen);
    promised.add(conversation);
    return conversation;
  }

  /**
   * Returns the conversation that goes on.
   *
   * @throws RefusedException if there is none, or the key is not its key
   */
  Conversation find(ContactId id, String key, CitizenFrame.Hello hello) throws RefusedException {
    // Promised first: a conversation leaves there only when it can be seen in the tables.
    return promised
        .find(id)
        .or(() -> stored(id, hello))
        .filter(found -> found.key().opensWith(key))
        .orElseThrow(
            () ->
                new RefusedException(
                    Code.UNKNOWN_CONVERSATION,
                    "there is no such conversation with this key; say hello without one"));
  }

  private Optional<Conversation> stored(ContactId id, CitizenFrame.Hello hello) {
    return log.read(
        handle ->
            ChatRows.key(handle, id)
                .flatMap(
                    key ->
                        ChatRows.state(handle, id)
                            .map(
                                state ->
                                    new Conversation(
                                        id,
                                        key,
                                        state.party(),
                                        hello.language(),
                                        answers(hello),
                                        state.citizen()))));
  }

  private static CitizenFrame.Answers answers(CitizenFrame.Hello hello) {
    CitizenFrame.Answers answers = hello.answers();
    return answers == null ? CitizenFrame.Answers.NONE : answers;
  }

  /** Returns the queue into which a conversation goes when it begins. */
  String queue(Conversation conversation) {
    return questions.queue(conversation.answers().topic(), queue);
  }

  /** Returns how the conversation stands; empty while nothing was said. */
  Optional<ChatRows.State> state(ContactId id) {
    return log.read(handle -> ChatRows.state(handle, id));
  }

  /** Returns the first of what was said in {@code (after, to]}, in order. */
  List<DeskFrame.Said> between(ContactId id, long after, long to, int limit) {
    return log.read(handle -> ChatRows.between(handle, id, after, to, limit));
  }

  /** Returns what became of a message that the browser sent before. */
  Optional<DeskFrame.Said> byMessage(ContactId id, UUID message) {
    return log.read(handle -> ChatRows.byMessage(handle, id, message));
  }

  /** Returns the event in which this message is kept. */
  Optional<EventId> eventAt(ContactId id, long n) {
    return log.read(handle -> ChatRows.eventAt(handle, id, n));
  }

  /** Returns the number of the message that this event keeps. */
  Optional<Long> numberOf(ContactId id, EventId message) {
    return log.read(handle -> ChatRows.numberOf(handle, id, message));
  }

  /** Stores what the citizen says, and opens the contact if it is the first. */
  CompletableFuture<Outcome> say(Conversation conversation, CitizenFrame.Say say) {
    return log.write(tx -> say(tx, conversation, say))
        .whenComplete(
            (outcome, failure) -> {
              if (outcome != null && outcome != Outcome.CLOSED) {
                promised.remove(conversation.id());
              }
            });
  }

  private Outcome say(LogTx tx, Conversation conversation, CitizenFrame.Say say) {
    ContactId id = conversation.id();
    if (ChatRows.byMessage(tx.handle(), id, say.id()).isPresent()) {
      return Outcome.KNOWN;
    }
    Optional<ChatRows.State> state = ChatRows.state(tx.handle(), id);
    if (state.isPresent() && state.get().ended()) {
      return Outcome.ENDED;
    }
    if (state.isEmpty() && !office.isOpen(tx.handle(), queue(conversation))) {
      return Outcome.CLOSED;
    }
    CitizenId citizen =
        state.isPresent() ? state.get().citizen() : open(tx, conversation, say.text());
    ChatFact.Message message =
        new ChatFact.Message(ChatFact.Author.CITIZEN, shown(conversation), say.text());
    keep(tx, new Event.Subject(citizen, id), say.id(), message);
    return Outcome.STORED;
  }

  private void keep(LogTx tx, Event.Subject subject, UUID message, ChatFact.Message content) {
    ContactId id = Objects.requireNonNull(subject.contact());
    PlacedEvent placed = tx.append(subject, content);
    contacts.heard(tx, id);
    ChatRows.keepReceipt(tx.handle(), id, message, placed.event().id());
  }

  /** What became of a file. */
  enum Shared {
    /** It is in the conversation, now or before. */
    STORED,
    /** The conversation is over, or has not begun. */
    OVER,
    /** There are as many files in it as may be. */
    FULL
  }

  /**
   * Puts a file that is stored into the conversation.
   *
   * @param message made by the browser; the same when it is sent again
   * @param most files of one conversation
   */
  CompletableFuture<Shared> share(
      Conversation conversation, UUID message, EmailFact.Attachment file, int most) {
    ContactId id = conversation.id();
    return log.write(
        tx -> {
          if (ChatRows.byMessage(tx.handle(), id, message).isPresent()) {
            return Shared.STORED;
          }
          Optional<ChatRows.State> going =
              ChatRows.state(tx.handle(), id).filter(state -> !state.ended());
          if (going.isEmpty()) {
            return Shared.OVER;
          }
          if (ChatRows.filesOfCitizen(tx.handle(), id) >= most) {
            return Shared.FULL;
          }
          ChatFact.Message content =
              new ChatFact.Message(ChatFact.Author.CITIZEN, shown(conversation), "", List.of(file));
          keep(tx, new Event.Subject(going.get().citizen(), id), message, content);
          return Shared.STORED;
        });
  }

  /** Returns whether a file was sent in a conversation, by either side. */
  boolean hasFile(ContactId id, String sha256) {
    return log.read(handle -> ChatRows.hasFile(handle, id, sha256));
  }

  private CitizenId open(LogTx tx, Conversation conversation, String text) {
    String name = shown(conversation);
    CitizenId known = conversation.citizen();
    CitizenId citizen =
        known != null
            ? known
            : citizens.create(tx, new CitizenFact.Described(name, conversation.language()));
    contacts.open(
        tx,
        citizen,
        conversation.id(),
        new ContactFact.Opened(
            Channel.CHAT, ContactFact.Direction.INBOUND, queue(conversation), subject(text), name));
    questions
        .introduced(conversation.answers(), conversation.language())
        .ifPresent(said -> tx.append(new Event.Subject(citizen, conversation.id()), said));
    ChatRows.keepKey(tx.handle(), conversation.id(), conversation.key());
    return citizen;
  }

  /** Ends the conversation for the citizen's part; does nothing if it is over or never began. */
  CompletableFuture<Boolean> end(Conversation conversation) {
    return log.write(
        tx -> {
          Optional<ChatRows.State> going =
              ChatRows.state(tx.handle(), conversation.id()).filter(state -> !state.ended());
          going.ifPresent(
              state ->
                  tx.append(
                      new Event.Subject(state.citizen(), conversation.id()),
                      new ChatFact.Ended(ChatFact.Author.CITIZEN)));
          return going.isPresent();
        });
  }

  /**
   * Notes how the citizen found a conversation that is over.
   *
   * @return whether that is noted, now or before; false if the conversation is not over
   */
  CompletableFuture<Boolean> rate(Conversation conversation, CitizenFrame.Rate rate) {
    return log.write(
        tx -> {
          Optional<ChatRows.State> over =
              ChatRows.state(tx.handle(), conversation.id()).filter(ChatRows.State::ended);
          over.filter(state -> !state.rated())
              .ifPresent(
                  state ->
                      tx.append(
                          new Event.Subject(state.citizen(), conversation.id()),
                          new ChatFact.Rated(rate.score(), rate.comment())));
          return over.isPresent();
        });
  }

  /**
   * Notes where the citizen wants a copy of a conversation; once it is over that stands.
   *
   * @return whether it goes there; false if no agent has said anything, or if it goes elsewhere
   */
  CompletableFuture<Boolean> copyTo(Conversation conversation, String email) {
    String zone = office.zone(queue(conversation));
    return log.write(
        tx -> {
          ContactId id = conversation.id();
          Optional<ChatRows.State> found = ChatRows.state(tx.handle(), id);
          if (found.isEmpty() || !ChatRows.isAnswered(tx.handle(), id)) {
            return false;
          }
          ChatRows.State state = found.get();
          if (!state.copyTo().equals(email)) {
            if (state.ended() && !state.copyTo().isEmpty()) {
              return false;
            }
            tx.append(
                new Event.Subject(state.citizen(), id),
                new ChatFact.CopyAsked(email, conversation.language(), zone));
          }
          return true;
        });
  }

  private static String shown(Conversation conversation) {
    return conversation.name().isEmpty() ? NAMELESS : conversation.name();
  }

  /** Returns the beginning of the text as one line, without cutting a character in two. */
  static String subject(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= MAX_SUBJECT) {
      return line;
    }
    int end =
        Character.isHighSurrogate(line.charAt(MAX_SUBJECT - 1)) ? MAX_SUBJECT - 1 : MAX_SUBJECT;
    return line.substring(0, end);
  }
}
