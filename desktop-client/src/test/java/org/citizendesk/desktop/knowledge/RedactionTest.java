// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A search in vain says what was sought, never who. */
class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ssn 123-45-6789 card             | ssn [number] card
          ssn 123 45 6789                  | ssn [number]
          ssn 123456789                    | ssn [number]
          call +1 (202) 555-0123 back      | call [number] back
          phone (202)555-0123              | phone [number]
          born 01/15/1980                  | born [number]
          rosa.x+1@mail.example lost card  | [address] lost card
          write to ROSA@MAIL.EXAMPLE.      | write to [address]
          case HB-4471-0926                | case [number]
          account A1234567                 | account [number]
          numéro ١٢٣٤٥٦٧٨٩                 | numéro [number]
          form 1040 for 2026               | form 1040 for 2026
          7 CFR 273.24(b)(6)               | 7 CFR 273.24(b)(6)
          42 USC 1396a(a)                  | 42 USC 1396a(a)
          Public Law 117-328               | Public Law 117-328
          zip 90210                        | zip 90210
          Rosa Example's card              | [name] [name]'s card
          ROSA lost it                     | [name] lost it
          Rosanna and the examples         | Rosanna and the examples
          """)
  void takesOutWhatCouldBeSomebodysAndLeavesTheQuestion(String typed, String kept) {
    assertEquals(kept, Redaction.of(typed, "Rosa de Example"));
  }

  @Test
  void isNoLongerThanIsOfUse() {
    assertTrue(Redaction.of("word ".repeat(500), "").length() <= 200);
  }

  @Test
  void leavesNoHalfOfANumberWhereItIsCut() {
    String told = Redaction.of("x".repeat(190) + " 202 555 0103 is my number", "");

    assertFalse(told.contains("202"), told);
  }

  @Test
  void hostileTextTakesNoTime() {
    assertTrue(Redaction.of("1-".repeat(5_000) + "a" + "@".repeat(5_000), "a (b").length() <= 400);
  }
}
