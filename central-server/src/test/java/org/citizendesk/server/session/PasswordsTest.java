// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.junit.jupiter.api.Test;
import java.security.SecureRandom;
import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PasswordsTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private final Passwords passwords = new Passwords(new SecureRandom(), 1000);

  @Test
  void onlyTheRightPasswordMatches() {
    Passwords.Stored stored = passwords.protect(PASSWORD);

    assertTrue(passwords.matches(PASSWORD, stored));
    assertFalse(passwords.matches("correct horsf".toCharArray(), stored));
    assertFalse(passwords.matches(new char[0], stored));
    assertFalse(passwords.matches("x".repeat(100_000).toCharArray(), stored));
  }

  @Test
  void theSamePasswordIsStoredDifferentlyEachTime() {
    Passwords.Stored first = passwords.protect(PASSWORD);
    Passwords.Stored second = passwords.protect(PASSWORD);

    assertFalse(Arrays.equals(first.hash(), second.hash()));
  }

  @Test
  void passwordsFromBeforeTheIterationsWereRaisedStillMatch() {
    Passwords.Stored old = passwords.protect(PASSWORD);

    assertTrue(new Passwords(new SecureRandom(), 2000).matches(PASSWORD, old));
    assertEquals(1000, old.iterations());
  }

  @Test
  void theDefaultIsAsStrongAsAdvised() {
    assertTrue(Passwords.DEFAULT_ITERATIONS >= 600_000);
  }

  @Test
  void tooShortAndTooLongPasswordsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> passwords.protect("short".toCharArray()));
    assertThrows(
        IllegalArgumentException.class, () -> passwords.protect("x".repeat(201).toCharArray()));
  }
}
