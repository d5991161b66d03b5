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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.citizendesk.desktop.desk.DeskBench.ELENA;
import static org.citizendesk.desktop.desk.DeskBench.TOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void findsWhateverTheCapitalsTheAccentsAndTheOrderOfTheWords() {
    desk.arrive(TOM, null, new CitizenFact.Described("Óscar Núñez", "es"));

    assertEquals(List.of(TOM), ids(citizens.find("oscar", 10)));
    assertEquals(List.of(TOM), ids(citizens.find("NUNEZ óscar", 10)));
    assertEquals(List.of(TOM), ids(citizens.find("oscar 5550100", 10)));
    assertEquals(List.of(), citizens.find("oscar elena", 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(202) 555-0100",
        "202.555.0100",
        "+1 202 555 0100",
        "5550100",
        "HB-4471",
        "4471-09",
        "hb44710926"
      })
  void findsANumberHoweverItIsWritten(String typed) {
    link(TOM, CitizenFact.IdentifierKind.CASE, "HB-4471-0926");

    assertTrue(ids(citizens.find(typed, 10)).contains(TOM), typed);
  }

  @Test
  void putsThoseFirstWhoseNameBeginsWithTheWordsAndTheNamelessLast() {
    CitizenId mariana = new CitizenId(DeskBench.contact("mariana").value());
    CitizenId anaB = new CitizenId(DeskBench.contact("ana b").value());
    CitizenId rosa = new CitizenId(DeskBench.contact("rosa").value());
    desk.arrive(mariana, null, new CitizenFact.Described("Mariana Alvarez", ""));
    desk.arrive(rosa, null, new CitizenFact.Described("Rosa Ana Diaz", ""));
    desk.arrive(anaB, null, new CitizenFact.Described("Ana Beltran", ""));
    link(TOM, CitizenFact.IdentifierKind.EMAIL, "ana@example.org");

    assertEquals(List.of(anaB, rosa, mariana, TOM), ids(citizens.find("ana", 10)));
    assertEquals(List.of(anaB, rosa), ids(citizens.find("ana", 2)));
  }

  @Test
  void findsAmongManyWithinTheBlinkOfAnEye() {
    for (int i = 0; i < 2_000; i++) {
      CitizenId one = new CitizenId(DeskBench.contact("many " + i).value());
      desk.arrive(one, null, new CitizenFact.Described("José Citizen " + i, "es"));
    }
    Instant before = Instant.now();

    assertEquals(8, citizens.find("jose 19", 8).size());
    Duration took = Duration.between(before, Instant.now());
    assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, took.toString());
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
