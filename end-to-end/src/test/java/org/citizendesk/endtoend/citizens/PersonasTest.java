// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import org.junit.jupiter.api.Test;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PersonasTest {
  private static final long SEED = 42;

  @Test
  void theSameSeedGivesTheSamePeople() {
    assertEquals(Personas.invent(30, SEED), Personas.invent(30, SEED));
  }

  @Test
  void nobodyCanBeTakenForARealPerson() {
    for (Persona persona : Personas.invent(Personas.MOST, SEED)) {
      assertTrue(persona.phone().matches("\\+120255501\\d\\d"), persona.phone());
      assertTrue(persona.email().endsWith("@citizens.example.org"), persona.email());
    }
  }

  @Test
  void everybodyCanBeToldApart() {
    List<Persona> personas = Personas.invent(Personas.MOST, SEED);

    assertEquals(Personas.MOST, personas.stream().map(Persona::phone).distinct().count());
    assertEquals(Personas.MOST, personas.stream().map(Persona::email).distinct().count());
    assertEquals(Personas.MOST, personas.stream().map(Persona::name).distinct().count());
  }

  @Test
  void someSpeakSpanishAndAskInSpanish() {
    Persona persona =
        Personas.invent(12, SEED).stream().filter(p -> p.language().equals("es")).findFirst().get();

    assertTrue(Concerns.in("es").containsAll(persona.concerns()));
  }

  @Test
  void refusesMorePeopleThanThereAreNumbers() {
    assertThrows(IllegalArgumentException.class, () -> Personas.invent(Personas.MOST + 1, SEED));
  }
}
