// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class JurisdictionTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          US,        US-CA-037, true
          US-CA,     US-CA-037, true
          US-CA-037, US-CA-037, true
          US-CA-037, US-CA,     false
          US-CA,     US,        false
          US-CA,     US-TX,     false
          US-CA-037, US-CA-038, false
          """)
  void aRuleHoldsInItsPlaceAndWithin(Jurisdiction rule, Jurisdiction place, boolean holds) {
    assertEquals(holds, rule.covers(place));
  }

  @Test
  void knowsWhatSurroundsIt() {
    assertEquals(
        List.of("US", "US-CA", "US-CA-037"),
        new Jurisdiction("US-CA-037").chain().stream().map(Jurisdiction::code).toList());
    assertEquals(List.of(Jurisdiction.US), Jurisdiction.US.chain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "us", "CA", "US-", "US-ca", "US-CAL", "US-CA-37", "US-CA-037-1", "US "})
  void refusesOtherForms(String code) {
    assertThrows(IllegalArgumentException.class, () -> new Jurisdiction(code));
  }
}
