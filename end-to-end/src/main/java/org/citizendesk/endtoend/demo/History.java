// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Concern;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogTx;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Writes an invented past into a server's log: the same facts that real work leaves behind, with
 * the times at which they would have happened. The same seed gives the same past.
 */
public final class History {
  private static final ZoneId OFFICE = ZoneId.of("America/New_York");
  private static final LocalTime OPENS = LocalTime.of(8, 15);
  private static final int OPEN_MINUTES = 8 * 60;
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final int FEWEST_CONTACTS = 2;
  private static final int MOST_CONTACTS = 6;

  private final EventLog log;
  private final StoryClock clock;
  private final Random random;
  private final List<String> agents;

  /**
   * Prepares to write.
   *
   * @param log of a server that runs on {@code clock}
   * @param agents who handled the contacts of the past
   */
  public History(EventLog log, StoryClock clock, List<String> agents, long seed) {
    this.log = log;
    this.clock = clock;
    this.random = new Random(seed);
    this.agents = List.copyOf(agents);
  }

  /**
   * Writes the past of all personas, in the order of time, and waits until it is on disk.
   *
   * @param until the present
   * @param days how far back the past reaches
   * @return how many events were written
   */
  public int write(List<Persona> personas, Instant until, int days) {
    List<Scene> scenes = new ArrayList<>();
    for (Persona persona : personas) {
      scenes.addAll(life(persona, until, days));
    }
    scenes.sort(Comparator.comparing(Scene::at));
    log.write(
            tx -> {
              for (Scene scene : scenes) {
                play(tx, scene);
              }
              return scenes.size();
            })
        .join();
    clock.set(until);
    return scenes.size();
  }

  private void play(LogTx tx, Scene scene) {
    clock.set(scene.at());
    PlacedEvent placed = tx.append(scene.subject(), scene.fact());
    if (scene.fact() instanceof EmailFact.ReplyWritten) {
      EventId reply = placed.event().id();
      tx.append(
          scene.subject(), new EmailFact.Sent(reply, "<past-" + reply + "@agency.example.org>"));
    }
  }

  private List<Scene> life(Persona persona, Instant until, int days) {
    Uuids uuids = new Uuids(clock, random);
    CitizenId citizen = new CitizenId(Uuids.named("demo-citizen", persona.email()));
    Event.Subject about = new Event.Subject(citizen, null);
    List<Scene> scenes = new ArrayList<>();
    Instant first = until;
    int contacts = random.nextInt(FEWEST_CONTACTS, MOST_CONTACTS + 1);
    for (int i = 0; i < contacts; i++) {
      Instant at = officeHour(until, days);
      first = at.isBefore(first) ? at : first;
      Concern concern = persona.concerns().get(i % persona.concerns().size());
      Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      scenes.addAll(
          new PastContact(persona, citizen, concern, agent(), uuids, random).tell(channel, at));
    }
    Instant known = first.minusSeconds(1);
    scenes.add(
        new Scene(known, about, new CitizenFact.Described(persona.name(), persona.language())));
    scenes.add(new Scene(known, about, phone(persona)));
    scenes.add(new Scene(known, about, email(persona)));
    return scenes;
  }

  private Instant officeHour(Instant until, int days) {
    ZonedDateTime day =
        until.atZone(OFFICE).minusDays(random.nextInt(1, days + 1)).truncatedTo(ChronoUnit.DAYS);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return day.with(OPENS).plus(Duration.ofMinutes(random.nextInt(OPEN_MINUTES))).toInstant();
  }

  private String agent() {
    return agents.get(random.nextInt(agents.size()));
  }

  private static CitizenFact phone(Persona persona) {
    return new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.PHONE, persona.phone());
  }

  private static CitizenFact email(Persona persona) {
    return new CitizenFact.IdentifierLinked(CitizenFact.IdentifierKind.EMAIL, persona.email());
  }
}
