// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "maria@citizen.test",
        "m.d+x@sub.citizen.test",
        "grüße@bücher.example",
        "a@localhost"
      })
  void addressesThatPeopleHaveAreValid(String address) {
    assertTrue(MailAddress.isValid(address));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                 EMPTY,     0
          @,                  NO_LOCAL,  0
          a,                  NO_AT,     1
          a@,                 NO_DOMAIN, 2
          @b.test,            NO_LOCAL,  0
          a@b@c,              SECOND_AT, 3
          a b@c.test,         CHARACTER, 1
          a@b.test.,          DOT,       8
          -a@b.test,          DASH,      0
          'a@b.test\n',       CHARACTER, 8
          a@[127.0.0.1],      CHARACTER, 2
          '"a b"@c.test',     CHARACTER, 0
          A <a@b.test>,       CHARACTER, 1
          'a@b.test,c@d.test', CHARACTER, 8
          'a\u0000@b.test',   CHARACTER, 1
          a;b@c.test,         CHARACTER, 1
          """)
  void whatCouldBreakAHeaderIsNoAddressAndItIsSaidWhere(
      String address, MailAddress.Flaw flaw, int at) {
    assertEquals(Optional.of(new MailAddress.Fault(flaw, at)), MailAddress.fault(address));
  }

  @Test
  void anAddressHasItsLimits() {
    assertTrue(MailAddress.isValid("a".repeat(64) + "@b.test"));
    assertFalse(MailAddress.isValid("a".repeat(65) + "@b.test"));
    assertFalse(MailAddress.isValid("a@" + "b".repeat(253)));
  }

  @Test
  void theCapitalsOfADomainMakeNoOtherAddress() {
    assertEquals(
        List.of("Ana@City.test", "ana@city.test", "bob@x.test"),
        MailAddress.distinct(
            List.of("Ana@City.test", "Ana@CITY.TEST", "ana@city.test", "bob@x.test")));
  }
}
