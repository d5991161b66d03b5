// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import jakarta.mail.MessagingException;
import org.citizendesk.endtoend.citizens.ChatCitizen;
import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.proof.SeenOutside;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The citizens of a tour: remembers what they did and what they got. */
final class Outside implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outside.class);

  private final Crowd.Places places;
  private final WebSocketClient client = new WebSocketClient();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("citizens").factory());
  private final List<ChatCitizen> chats = new ArrayList<>();
  private final List<MailCitizen> writers = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> letters = new ArrayList<>();

  Outside(Crowd.Places places) {
    this.places = places;
    try {
      client.start();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      throw new IllegalStateException("the citizens' web client cannot be started", e);
    }
  }

  ChatCitizen chat(Persona persona) {
    ChatCitizen citizen = new ChatCitizen(persona, places.chat(), client, timer);
    chats.add(citizen);
    citizen.open();
    return citizen;
  }

  MailCitizen writer(Persona persona) {
    MailCitizen citizen = new MailCitizen(persona, places.post());
    writers.add(citizen);
    return citizen;
  }

  void write(MailCitizen citizen, String subject, String text, MailCitizen.Enclosure... enclosures)
      throws MessagingException {
    written.add(citizen.write(places.agency(), subject, text, enclosures));
  }

  /** Looks into all mailboxes once more; the mail server must still be there. */
  void collectLetters() throws MessagingException {
    for (MailCitizen citizen : writers) {
      citizen.inbox().forEach(letter -> letters.add(letter.messageId()));
    }
  }

  SeenOutside seen() {
    List<String> ids = new ArrayList<>();
    int unechoed = 0;
    for (ChatCitizen citizen : chats) {
      citizen.transcript().forEach(said -> ids.add(said.id()));
      unechoed += citizen.unechoed();
    }
    return new SeenOutside(written, letters, ids, unechoed);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    chats.forEach(ChatCitizen::close);
    try {
      client.stop();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      LOG.warn("the citizens' web client did not stop cleanly", e);
    }
  }
}
