// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.citizens.Personas;
import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  private static final int DAYS = 150;
  private static final long SEED = 7;

  @TempDir Path folder;
  private Database database;
  private EventLog log;
  private StoryClock clock;
  private final List<Persona> personas = Personas.invent(12, SEED);

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("server.db"), SqliteEventLog.SCHEMA);
    clock = new StoryClock(NOW.minus(Duration.ofDays(DAYS + 5)));
    Uuids uuids = new Uuids(clock, new Random(SEED));
    LogRules rules =
        new LogRules(
            java.util.stream.Stream.of(Citizens.rules(), Contacts.rules())
                .flatMap(part -> part.projections().stream())
                .toList(),
            List.of(),
            Contacts.rules().topicRules());
    log = new SqliteEventLog(database, rules, clock, uuids);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyCitizenCanBeFoundByNumberAndAddress() {
    write();

    Citizens citizens = new Citizens(new Uuids(clock, new Random(1)));
    for (Persona persona : personas) {
      var byPhone =
          log.read(h -> citizens.find(h, CitizenFact.IdentifierKind.PHONE, persona.phone()));
      var byMail =
          log.read(h -> citizens.find(h, CitizenFact.IdentifierKind.EMAIL, persona.email()));
      assertTrue(byPhone.isPresent());
      assertEquals(byPhone, byMail);
    }
  }

  @Test
  void nothingOfThePastWaitsForAnybody() {
    write();

    for (ContactLife.State state : ContactLife.State.values()) {
      if (state != ContactLife.State.CLOSED) {
        assertEquals(List.of(), log.read(h -> contactsIn(h, state)), state.name());
      }
    }
  }

  private static List<byte[]> contactsIn(Handle handle, ContactLife.State state) {
    return handle
        .createQuery("select id from contact where state = ?")
        .bind(0, state.name())
        .mapTo(byte[].class)
        .list();
  }

  @Test
  void theLogIsInTheOrderOfTimeAndReachesBackMonths() {
    write();

    List<PlacedEvent> events = log.page(0, 0, 100_000, topicsOfAll()).events();

    assertTrue(events.size() > 100);
    for (int i = 1; i < events.size(); i++) {
      assertTrue(!events.get(i).receivedAt().isBefore(events.get(i - 1).receivedAt()));
    }
    assertTrue(events.getFirst().receivedAt().isBefore(NOW.minus(Duration.ofDays(60))));
    assertTrue(events.getLast().receivedAt().isBefore(NOW));
  }

  @Test
  void theSameSeedGivesTheSamePast() {
    write();
    List<String> once = told(log.page(0, 0, 100_000, topicsOfAll()).events());
    database.close();
    folder = folder.resolve("again");
    open();

    write();

    assertEquals(once, told(log.page(0, 0, 100_000, topicsOfAll()).events()));
  }

  private static List<String> told(List<PlacedEvent> events) {
    return events.stream().map(placed -> placed.receivedAt() + " " + placed.event()).toList();
  }

  private Set<String> topicsOfAll() {
    Citizens citizens = new Citizens(new Uuids(clock, new Random(1)));
    return personas.stream()
        .map(
            persona ->
                log.read(h -> citizens.find(h, CitizenFact.IdentifierKind.EMAIL, persona.email())))
        .map(citizen -> Topic.citizen(citizen.orElseThrow()))
        .collect(java.util.stream.Collectors.toSet());
  }

  private void write() {
    new History(log, clock, List.of("robin", "sasha"), SEED).write(personas, NOW, DAYS);
  }
}
