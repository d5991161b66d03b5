// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import jakarta.mail.MessagingException;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Citizens who come by themselves, one channel after the other, so that there is always something
 * to do and never too much.
 *
 * <p>Thread-safe.
 */
public final class Crowd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration THINKING = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final List<Persona> personas;
  private final Places places;
  private final DemonstrationTelephone telephone;
  private final Duration pace;
  private final Random random;
  private final WebSocketClient client = new WebSocketClient();
  private final List<ChatVisit> visits = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("crowd").factory());
  private int next;

  /**
   * Gathers the citizens; nobody comes before {@link #begin}.
   *
   * @param pace between two arrivals
   */
  public Crowd(
      List<Persona> personas,
      Places places,
      DemonstrationTelephone telephone,
      Duration pace,
      Random random) {
    this.personas = List.copyOf(personas);
    this.places = places;
    this.telephone = telephone;
    this.pace = pace;
    this.random = random;
  }

  /**
   * Lets them come.
   *
   * @throws IllegalStateException if the web client cannot be started
   */
  public void begin() {
    try {
      client.start();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      throw new IllegalStateException("the citizens' web client cannot be started", e);
    }
    var _ =
        timer.scheduleWithFixedDelay(
            this::arrival,
            Math.min(FIRST.toMillis(), pace.toMillis()),
            pace.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void arrival() {
    Persona persona = personas.get(next % personas.size());
    Concern concern = persona.concerns().get(random.nextInt(persona.concerns().size()));
    try {
      switch (next % 3) {
        case 0 -> chat(persona, concern);
        case 1 -> call(persona);
        default -> write(persona, concern);
      }
    } catch (MessagingException | RuntimeException e) {
      // The next citizen comes all the same.
      LOG.warn("an invented citizen could not reach the desk", e);
    }
    next++;
  }

  private void chat(Persona persona, Concern concern) {
    ChatVisit visit =
        new ChatVisit(
            new ChatCitizen(persona, places.chat(), client, timer), concern, THINKING, timer);
    visits.removeIf(earlier -> earlier.citizen().hasLeft());
    visits.add(visit);
    visit.begin();
  }

  private void call(Persona persona) {
    telephone
        .ring(persona.phone(), "", "phone")
        .join()
        .ifPresentOrElse(
            this::waitForAnAnswer, () -> LOG.debug("an invented caller found it busy"));
  }

  private void waitForAnAnswer(String call) {
    Runnable giveUp = () -> telephone.giveUp(call);
    var _ = timer.schedule(giveUp, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void write(Persona persona, Concern concern) throws MessagingException {
    MailCitizen.Enclosure[] papers = {Papers.of(persona, concern)};
    new MailCitizen(persona, places.post())
        .write(
            places.agency(),
            concern.subject(),
            letter(persona, concern),
            next % 2 == 0 ? papers : new MailCitizen.Enclosure[0]);
  }

  private static String letter(Persona persona, Concern concern) {
    return concern.opening()
        + "\n\n"
        + String.join("\n", concern.followUps())
        + "\n\n"
        + persona.name()
        + "\n"
        + persona.phone();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    visits.forEach(ChatVisit::close);
    try {
      client.stop();
    } catch (Exception e) {
      // Jetty's life cycle declares Exception.
      LOG.warn("the citizens' web client did not stop cleanly", e);
    }
  }

  /**
   * How citizens reach the agency.
   *
   * @param chat WebSocket address of the chat
   * @param post where mail goes
   * @param agency the agency's mail address
   */
  public record Places(URI chat, MailCitizen.Post post, String agency) {}
}
