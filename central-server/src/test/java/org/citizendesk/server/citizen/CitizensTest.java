// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.server.testing.TestClock;
import org.citizendesk.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CitizensTest {
  private static final CitizenFact.Described MARY = new CitizenFact.Described("Mary Example", "es");

  private final TestClock clock = new TestClock();
  private final Uuids uuids = new Uuids(clock, new Random(1));
  private final Citizens citizens = new Citizens(uuids);
  @TempDir Path folder;
  private Database database;
  private EventLog log;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("server.db"), SqliteEventLog.SCHEMA);
    log = new SqliteEventLog(database, Citizens.rules(), clock, uuids);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aCitizenIsMadeOnceAndThenFoundByHerMailAddressInAnyCase() {
    CitizenId first = mail("Mary@Example.org");

    assertEquals(first, mail(" mary@example.ORG "));
    assertEquals(Optional.of(MARY), log.read(handle -> citizens.describe(handle, first)));
    assertEquals(2, log.heads().getFirst().pos());
  }

  @Test
  void withinOneDecisionTheSameAddressIsTheSameCitizen() {
    boolean same =
        log.write(
                tx -> {
                  IdentifierKind kind = IdentifierKind.PHONE;
                  CitizenId first = citizens.findOrCreate(tx, kind, "+12025550123", MARY);
                  return first.equals(citizens.findOrCreate(tx, kind, "+12025550123", MARY));
                })
            .join();

    assertEquals(true, same);
  }

  @Test
  void theKindsOfIdentifierAreKeptApart() {
    CitizenId byMail = mail("12345");
    CitizenId byCase =
        log.write(tx -> citizens.findOrCreate(tx, IdentifierKind.CASE, "12345", MARY)).join();

    assertNotEquals(byMail, byCase);
  }

  @Test
  void anIdentifierLeadsToTheCitizenItWasLinkedToLast() {
    mail("shared@example.org");
    CitizenId other = log.write(tx -> citizens.create(tx, MARY)).join();

    log.write(
            tx -> {
              citizens.link(tx, other, IdentifierKind.EMAIL, "shared@example.org");
              return true;
            })
        .join();

    assertEquals(other, mail("shared@example.org"));
  }

  @Test
  void aBlankIdentifierIsRefusedAndNothingIsStored() {
    assertThrows(CompletionException.class, () -> mail("  "));

    assertEquals(0, log.heads().getFirst().pos());
  }

  private CitizenId mail(String address) {
    return log.write(tx -> citizens.findOrCreate(tx, IdentifierKind.EMAIL, address, MARY)).join();
  }
}
