// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;

class LocalCitizensTest {
  @TempDir Path folder;
  private DeskBench desk;
  private LocalCitizens citizens;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    citizens = new LocalCitizens(desk.store);
    desk.arrive(ELENA, null, new CitizenFact.Described("Elena 100%", "es"));
    link(ELENA, CitizenFact.IdentifierKind.PHONE, "+12025550100");
    link(ELENA, CitizenFact.IdentifierKind.EMAIL, "elena@example.org");
    link(TOM, CitizenFact.IdentifierKind.PHONE, "+12025550100");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aCardSaysWhatIsKnown() {
    CitizenCard card = citizens.card(ELENA);

    assertEquals("Elena 100%", card.name());
    assertEquals("es", card.language());
    assertEquals(
        List.of("+12025550100", "elena@example.org"),
        card.identifiers().stream().map(CitizenCard.Identifier::value).toList());
  }

  @Test
  void aCardOfSomebodyUnknownIsEmpty() {
    CitizenId unknown = new CitizenId(DeskBench.contact("x").value());

    assertEquals(new CitizenCard(unknown, "", "", List.of()), citizens.card(unknown));
  }

  @Test
  void aNumberCanLeadToSeveralTheBestKnownFirst() {
    List<CitizenCard> found =
        citizens.withIdentifier(CitizenFact.IdentifierKind.PHONE, " +12025550100 ");

    assertEquals(List.of(ELENA, TOM), found.stream().map(CitizenCard::id).toList());
  }

  @Test
  void aMailAddressIsFoundWhateverItsCapitals() {
    assertEquals(
        1, citizens.withIdentifier(CitizenFact.IdentifierKind.EMAIL, "Elena@Example.ORG").size());
  }

  @Test
  void findsByPartOfNameOrIdentifierAndTakesWildcardsAsTheyAre() {
    assertEquals(List.of(ELENA), ids(citizens.find("elena", 10)));
    assertEquals(List.of(ELENA), ids(citizens.find("0%", 10)));
    assertEquals(List.of(), citizens.find("e%a", 10));
    assertEquals(List.of(), citizens.find("  ", 10));
    assertEquals(2, citizens.find("5550100", 10).size());
    assertEquals(1, citizens.find("5550100", 1).size());
  }

  @Test
  void watchersHearOnlyOfCardsThatMayHaveChanged() {
    List<CitizenId> heard = new ArrayList<>();
    citizens.watch(heard::add);
    desk.arrive(ELENA, null, new NoteFact.Written("bob", "x"));
    desk.arrive(TOM, null, new CitizenFact.Described("Tom", ""));

    assertEquals(List.of(TOM), heard);
  }

  private void link(CitizenId citizen, CitizenFact.IdentifierKind kind, String value) {
    desk.arrive(citizen, null, new CitizenFact.IdentifierLinked(kind, value));
  }

  private static List<CitizenId> ids(List<CitizenCard> cards) {
    return cards.stream().map(CitizenCard::id).toList();
  }
}
