// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what the log says of every contact with what the citizens know, after a run. What is
 * judged is a question: a conversation in the chat, or one mail.
 */
final class ContactsJudge {
  private static final int MOST_COMPLAINTS = 1000;

  private final Followed book;
  private final Set<UUID> chats = new LinkedHashSet<>();
  private final Map<UUID, Integer> said = new HashMap<>();
  private final Map<UUID, List<String>> answers = new HashMap<>();
  private final Map<UUID, Integer> answersByQuestion = new LinkedHashMap<>();
  private final Map<String, UUID> received = new LinkedHashMap<>();
  private final Map<UUID, String> replies = new HashMap<>();
  private final Set<UUID> held = new HashSet<>();
  private final Map<String, List<String>> sent = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> questions = new HashSet<>();
  private int answered;
  private int gaveUp;
  private int lost;
  private int doubled;
  private int violations;
  private int takenTwice;
  private int repeated;

  /**
   * What was found.
   *
   * @param arrived questions that citizens asked: conversations and mails
   * @param offered how often a contact was offered to an agent
   * @param answered questions that were answered
   * @param returned how often a contact went back to its queue: nobody took it, or its agent's
   *     desktop was gone
   * @param lost questions, words and answers that were taken from somebody and are nowhere, and
   *     questions that were closed without an answer though the citizen was still there
   * @param doubleAnswered answers beyond the first to the same question
   * @param capacityViolations moments in which somebody had more than the rules allow, or two had
   *     the same
   * @param longestWaitSeconds until an agent took it
   * @param offersPerSecond from the first contact to the last offer
   * @param offerP99Ms from when a contact waited and the agent had room, 99th percentile
   * @param handedOn how often an agent handed a contact on
   * @param parked how often an agent put a contact aside
   * @param gaveUp chats whose citizen left before there was an answer
   * @param stillOpen contacts that wait or are in somebody's hands at the end, as the log shows
   * @param takenTwice mails that stand in the log more than once
   * @param repeatedDeliveries letters that came again under the same Message-ID, which a mail
   *     program shows once: a mail server cannot be asked whether it took one
   * @param complaints one line for each violation, with ids only
   */
  @JsonPropertyOrder({
    "arrived",
    "offered",
    "answered",
    "returned",
    "lost",
    "doubleAnswered",
    "capacityViolations",
    "longestWaitSeconds",
    "offersPerSecond",
    "offerP99Ms"
  })
  record Findings(
      int arrived,
      int offered,
      int answered,
      int returned,
      int lost,
      int doubleAnswered,
      int capacityViolations,
      double longestWaitSeconds,
      double offersPerSecond,
      double offerP99Ms,
      int handedOn,
      int parked,
      int gaveUp,
      int stillOpen,
      int takenTwice,
      int repeatedDeliveries,
      List<String> complaints) {
    Findings {
      complaints = List.copyOf(complaints);
    }

    @JsonIgnore
    boolean isClean() {
      return lost == 0 && doubleAnswered == 0 && capacityViolations == 0 && takenTwice == 0;
    }
  }

  private ContactsJudge(Capacity capacity) {
    this.book =
        new Followed(
            capacity,
            what -> {
              violations++;
              complain("capacity: " + what);
            });
  }

  /**
   * Judges a run.
   *
   * @param log the whole, in its order
   * @param capacity most contacts that an agent may have at once
   */
  static Findings judge(List<Happening> log, CitizenSide citizens, Capacity capacity) {
    ContactsJudge judge = new ContactsJudge(capacity);
    log.forEach(judge::read);
    citizens.chats().forEach(judge::chat);
    judge.unseenChats();
    judge.mails(citizens);
    judge.answersByQuestion.forEach(
        (question, times) -> judge.once("message " + question, times - 1));
    return judge.findings();
  }

  private Findings findings() {
    return new Findings(
        questions.size(),
        book.offered(),
        answered,
        book.returned(),
        lost,
        doubled,
        violations,
        rounded(book.longestWaitSeconds()),
        rounded(book.offersPerSecond()),
        book.offerP99Millis(),
        book.handedOn(),
        book.parked(),
        gaveUp,
        book.open(),
        takenTwice,
        repeated,
        complaints);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private void read(Happening event) {
    book.take(event);
    UUID contact = event.contact();
    if (contact == null) {
      return;
    }
    switch (event.fact()) {
      case ContactFact.Opened opened when opened.channel() == Channel.CHAT -> chats.add(contact);
      case ChatFact.Message message when message.author() == ChatFact.Author.CITIZEN ->
          said.merge(contact, 1, Integer::sum);
      case ChatFact.Message message when message.author() == ChatFact.Author.AGENT -> {
        answers.computeIfAbsent(contact, first -> new ArrayList<>()).add(event.id().toString());
        Answers.named(message.text())
            .ifPresent(question -> answersByQuestion.merge(question, 1, Integer::sum));
      }
      case EmailFact.Received mail -> {
        if (received.put(mail.messageId(), contact) != null) {
          takenTwice++;
          complain("taken twice: mail " + mail.messageId());
        }
      }
      case EmailFact.ReplyWritten reply -> {
        if (reply.inReplyTo() != null) {
          replies.put(event.id(), Objects.requireNonNull(reply.inReplyTo()));
        }
      }
      case EmailFact.ReplyHeld stops -> held.add(stops.reply().value());
      case EmailFact.ReplyReleased released -> held.remove(released.reply().value());
      case EmailFact.ReplyWithdrawn withdrawn -> replies.remove(withdrawn.reply().value());
      case EmailFact.Sent letter -> {
        String question = replies.getOrDefault(letter.reply().value(), "");
        sent.computeIfAbsent(question, first -> new ArrayList<>()).add(letter.messageId());
      }
      default -> {
        // It answers nothing.
      }
    }
  }

  private void chat(CitizenSide.Chat chat) {
    String name = "chat " + chat.contact();
    questions.add(name);
    List<String> written = answers.getOrDefault(chat.contact(), List.of());
    lost(chat.own() - said.getOrDefault(chat.contact(), 0), name + " lacks the citizen's words");
    Set<String> seen = new HashSet<>(chat.answers());
    once(name, chat.answers().size() - seen.size());
    lost(
        Math.toIntExact(seen.stream().filter(id -> !written.contains(id)).count()),
        name + " showed what is not in the log");
    if (chat.sawTheEnd()) {
      lost(
          Math.toIntExact(written.stream().filter(id -> !seen.contains(id)).count()),
          name + " did not show an answer");
    }
    conclude(name, chat.contact(), !written.isEmpty(), chat.wentAway());
    chats.remove(chat.contact());
  }

  /** What stands in the log though its citizen does not know yet that it was taken. */
  private void unseenChats() {
    for (UUID contact : chats) {
      questions.add("chat " + contact);
      conclude("chat " + contact, contact, answers.containsKey(contact), true);
    }
  }

  private void conclude(String name, UUID contact, boolean wasAnswered, boolean wentAway) {
    if (wasAnswered) {
      answered++;
    } else if (wentAway) {
      gaveUp++;
    } else if (!book.isOpen(contact)) {
      lost(1, name + " was closed without an answer");
    }
  }

  private void mails(CitizenSide citizens) {
    Map<String, List<String>> letters = new HashMap<>();
    for (CitizenSide.Letter letter : citizens.letters()) {
      letters
          .computeIfAbsent(letter.inReplyTo(), first -> new ArrayList<>())
          .add(letter.messageId());
    }
    Set<String> all = new LinkedHashSet<>(citizens.mails());
    all.addAll(received.keySet());
    for (String mail : all) {
      mail(mail, letters.getOrDefault(mail, List.of()));
    }
  }

  private void mail(String id, List<String> letters) {
    String name = "mail " + id;
    questions.add(name);
    UUID contact = received.get(id);
    if (contact == null) {
      lost(1, name + " was taken and is not in the log");
      return;
    }
    List<String> out = sent.getOrDefault(id, List.of());
    Set<String> came = new HashSet<>(letters);
    repeated += letters.size() - came.size();
    once(name, Math.max(out.size(), came.size()) - 1);
    lost(
        Math.toIntExact(out.stream().distinct().filter(letter -> !came.contains(letter)).count()),
        name + " was answered, and the letter did not come");
    lost(
        Math.toIntExact(came.stream().filter(letter -> !out.contains(letter)).count()),
        name + " was answered by a letter of which the log does not say that it was sent");
    if (out.isEmpty() && leaves(id)) {
      lost(1, name + " has an answer that was not sent");
    } else {
      conclude(name, contact, !out.isEmpty(), false);
    }
  }

  /** Returns whether there is an answer whose author need do nothing more about it. */
  private boolean leaves(String mail) {
    return replies.entrySet().stream()
        .anyMatch(reply -> reply.getValue().equals(mail) && !held.contains(reply.getKey()));
  }

  private void once(String what, int more) {
    if (more > 0) {
      doubled += more;
      complain("answered twice: " + what);
    }
  }

  private void lost(int count, String what) {
    if (count > 0) {
      lost += count;
      complain("lost: " + what);
    }
  }

  private void complain(String what) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(what);
    }
  }
}
