// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.id;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UuidsTest {
  private static final long LAST_MILLI = (1L << 48) - 1;

  @Property
  void aNewOneIsOfVersionSevenAndHoldsItsTime(
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis, @ForAll long seed) {
    UUID uuid = at(millis, seed);

    assertEquals(7, uuid.version());
    assertEquals(2, uuid.variant());
    assertEquals(millis, uuid.getMostSignificantBits() >>> 16);
  }

  @Property
  void theTextOfALaterOneSortsLater(
      @ForAll @LongRange(min = 0, max = LAST_MILLI - 1) long millis,
      @ForAll long seed,
      @ForAll long otherSeed) {
    String earlier = at(millis, seed).toString();
    String later = at(millis + 1, otherSeed).toString();

    assertTrue(earlier.compareTo(later) < 0);
  }

  @Test
  void twoOfOneMillisecondDiffer() {
    Uuids uuids = new Uuids(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(1));
    Set<UUID> made = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(uuids.next());
    }

    assertEquals(10_000, made.size());
  }

  @Test
  void theSameNameIsTheSameForEver() {
    assertEquals(
        UUID.fromString("57c622b9-4c12-86ec-9d3d-fb3cfc5f2f1f"), Uuids.named("contact", "m1"));
  }

  @Property
  void aNamedOneIsOfVersionEight(@ForAll String kind, @ForAll String name) {
    UUID uuid = Uuids.named(kind, name);

    assertEquals(8, uuid.version());
    assertEquals(2, uuid.variant());
    assertEquals(uuid, Uuids.named(kind, name));
  }

  @Test
  void kindAndNameCannotBeMixedUp() {
    assertNotEquals(Uuids.named("ab", "c"), Uuids.named("a", "bc"));
    assertNotEquals(Uuids.named("a", "b"), Uuids.named("b", "a"));
  }

  @Test
  void readsTheUsualTextForm() {
    String text = "019348a1-0000-7000-8000-00000000abcd";

    assertEquals(text, EventId.of(text).toString());
    assertEquals(text, CitizenId.of(text.toUpperCase(Locale.ROOT)).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CANARY",
        "1-1-1-1-1",
        "019348a1-0000-7000-8000-00000000abcg",
        "019348a1-0000-7000-8000-00000000abcde",
        "{019348a1-0000-7000-8000-00000000abcd}"
      })
  void refusesAnyOtherTextAndDoesNotQuoteIt(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ContactId.of(text));

    assertEquals("not a valid contact id", refusal.getMessage());
    assertFalse(String.valueOf(refusal.getCause()).contains("CANARY"));
  }

  private static UUID at(long millis, long seed) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return new Uuids(clock, new Random(seed)).next();
  }
}
