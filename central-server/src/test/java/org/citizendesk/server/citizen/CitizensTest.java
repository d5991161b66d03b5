// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.citizen;

import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CitizensTest {
  private static final CitizenFact.Described MARY = new CitizenFact.Described("Mary Example", "es");

  @TempDir Path folder;
  private TestLog log;
  private Citizens citizens;

  @BeforeEach
  void open() {
    log = new TestLog(folder, Citizens.rules());
    citizens = new Citizens(log.uuids);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aCitizenIsMadeOnceAndThenFoundByHerMailAddressInAnyCase() {
    CitizenId first = mail("Mary@Example.org");

    assertEquals(first, mail(" mary@example.ORG "));
    assertEquals(Optional.of(MARY), log.database.read(handle -> citizens.describe(handle, first)));
    assertEquals(2, log.log.heads().getFirst().pos());
  }

  @Test
  void withinOneDecisionTheSameAddressIsTheSameCitizen() {
    boolean same =
        log.write(
            tx -> {
              IdentifierKind kind = IdentifierKind.PHONE;
              CitizenId first = citizens.findOrCreate(tx, kind, "+12025550123", MARY);
              return first.equals(citizens.findOrCreate(tx, kind, "+12025550123", MARY));
            });

    assertTrue(same);
  }

  @Test
  void theKindsOfIdentifierAreKeptApart() {
    CitizenId byMail = mail("12345");
    CitizenId byCase =
        log.write(tx -> citizens.findOrCreate(tx, IdentifierKind.CASE, "12345", MARY));

    assertNotEquals(byMail, byCase);
  }

  @Test
  void anIdentifierLeadsToTheCitizenItWasLinkedToLast() {
    mail("shared@example.org");
    CitizenId other = log.write(tx -> citizens.create(tx, MARY));

    log.write(
        tx -> {
          citizens.link(tx, other, IdentifierKind.EMAIL, "shared@example.org");
          return true;
        });

    assertEquals(other, mail("shared@example.org"));
  }

  @Test
  void aBlankIdentifierIsRefusedAndNothingIsStored() {
    assertThrows(CompletionException.class, () -> mail("  "));

    assertEquals(0, log.log.heads().getFirst().pos());
  }

  private CitizenId mail(String address) {
    return log.write(tx -> citizens.findOrCreate(tx, IdentifierKind.EMAIL, address, MARY));
  }
}
