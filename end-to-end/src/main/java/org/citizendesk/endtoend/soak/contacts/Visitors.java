// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import jakarta.mail.MessagingException;
import org.citizendesk.endtoend.citizens.ChatCitizen;
import org.citizendesk.endtoend.citizens.ChatVisit;
import org.citizendesk.endtoend.citizens.Concern;
import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Citizens who come at random, each independent of the others, to the chat or by mail. Most wait
 * for an answer; a few leave before, and a few mails are answered by another mail.
 */
final class Visitors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
  // One network address may have a hundred chats at a node, and everybody here has the same.
  private static final int MOST_CHATS = 90;
  // Of a hundred.
  private static final int LEAVE = 4;
  private static final int DROP = 15;
  private static final int WRITE_AGAIN = 25;

  private final List<Persona> personas;
  private final Crowd.Places places;
  private final double perMinute;
  private final Random random;
  private final WebSocketClient client = new WebSocketClient();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("citizens").factory());
  private final ExecutorService post =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("post-", 0).factory());
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final Set<Persona> writers = ConcurrentHashMap.newKeySet();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private volatile boolean coming;

  /**
   * Gathers them; nobody comes before {@link #begin}.
   *
   * @param perMinute how many come in a minute, on average
   */
  Visitors(List<Persona> personas, Crowd.Places places, double perMinute, Random random) {
    this.personas = personas;
    this.places = places;
    this.perMinute = perMinute;
    this.random = random;
  }

  /**
   * Lets them come.
   *
   * @throws IllegalStateException if the web client cannot be started
   */
  void begin() {
    try {
      client.start();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      throw new IllegalStateException("the citizens' web client cannot be started", e);
    }
    coming = true;
    next();
  }

  /** Lets nobody in any more; who is there stays. */
  void end() {
    coming = false;
  }

  /** Returns how many chats have come to no end. */
  long open() {
    return visits.stream().filter(visit -> !visit.isOver()).count();
  }

  /** Returns how many mails were taken from citizens. */
  int mails() {
    return mails.size();
  }

  private void next() {
    long nanos = (long) (random.nextExponential() * Duration.ofMinutes(1).toNanos() / perMinute);
    var _ =
        timer.schedule(
            () -> {
              if (coming) {
                arrive();
                next();
              }
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  private void arrive() {
    Persona persona = personas.get(random.nextInt(personas.size()));
    int kind = random.nextInt(100);
    if (kind < 50 && open() < MOST_CHATS) {
      chat(persona);
    } else if (kind < 100 - WRITE_AGAIN / 2) {
      String subject = "Question " + random.nextLong();
      var _ = post.submit(() -> write(persona, subject));
    } else {
      var _ = post.submit(() -> writeAgain(persona));
    }
  }

  private void chat(Persona persona) {
    List<String> more = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      more.add("And what about " + random.nextInt() + "?");
    }
    Concern concern =
        new Concern("", "", "May I ask about " + random.nextInt() + "?", more, "", "", "");
    ChatCitizen citizen = new ChatCitizen(persona, places.chat(), client, timer);
    Visit visit =
        new Visit(
            new ChatVisit(citizen, concern, Duration.ofMillis(200 + random.nextInt(1500)), timer));
    visits.add(visit);
    visit.chat.begin();
    if (random.nextInt(100) < LEAVE) {
      var _ = timer.schedule(visit::leave, random.nextInt(5000), TimeUnit.MILLISECONDS);
    }
    if (random.nextInt(100) < DROP) {
      var _ = timer.schedule(citizen::drop, random.nextInt(10_000), TimeUnit.MILLISECONDS);
    }
  }

  private void write(Persona persona, String subject) {
    writers.add(persona);
    try {
      mails.add(
          new MailCitizen(persona, places.post())
              .write(places.agency(), subject, "May I ask you something?"));
    } catch (MessagingException e) {
      LOG.warn("a mail was not taken, and is not counted", e);
    }
  }

  /** Answers a letter of the agency, if there is one that was not answered before. */
  private void writeAgain(Persona persona) {
    MailCitizen citizen = new MailCitizen(persona, places.post());
    try {
      for (MailCitizen.Letter letter : citizen.inbox()) {
        if (claim(letter.messageId())) {
          mails.add(citizen.answer(letter, "Thank you, and one more thing."));
          return;
        }
      }
    } catch (MessagingException e) {
      LOG.warn("a mail was not taken, and is not counted", e);
    }
  }

  private boolean claim(String letter) {
    synchronized (answered) {
      return answered.add(letter);
    }
  }

  /** Returns how many letters lie in the citizens' mailboxes, and what came of all chats. */
  CitizenSide side() throws MessagingException {
    List<CitizenSide.Letter> letters = new ArrayList<>();
    for (Persona persona : writers) {
      for (MailCitizen.Letter letter : new MailCitizen(persona, places.post()).inbox()) {
        letters.add(new CitizenSide.Letter(letter.messageId(), letter.inReplyTo()));
      }
    }
    List<CitizenSide.Chat> chats = new ArrayList<>();
    for (Visit visit : visits) {
      visit.side().ifPresent(chats::add);
    }
    return new CitizenSide(chats, mails, letters);
  }

  @Override
  public void close() {
    end();
    timer.shutdownNow();
    visits.forEach(visit -> visit.chat.close());
    // A mail program waits for its server at most some seconds.
    post.close();
    try {
      client.stop();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      LOG.warn("the citizens' web client did not stop cleanly", e);
    }
  }

  /** One chat. */
  private static final class Visit {
    private final ChatVisit chat;
    private boolean wentAway;

    Visit(ChatVisit chat) {
      this.chat = chat;
    }

    synchronized void leave() {
      if (answers().isEmpty()) {
        wentAway = true;
        chat.citizen().end();
      }
    }

    boolean isOver() {
      return chat.citizen().hasLeft();
    }

    private List<String> answers() {
      return said("agent").map(ChatCitizen.Said::id).toList();
    }

    private java.util.stream.Stream<ChatCitizen.Said> said(String author) {
      return chat.citizen().transcript().stream().filter(said -> said.author().equals(author));
    }

    synchronized java.util.Optional<CitizenSide.Chat> side() {
      int own = (int) said("citizen").count();
      return chat.citizen()
          .conversation()
          .filter(id -> own > 0)
          .map(
              id ->
                  new CitizenSide.Chat(
                      id, own, answers(), wentAway, !wentAway && chat.citizen().unechoed() == 0));
    }
  }
}
