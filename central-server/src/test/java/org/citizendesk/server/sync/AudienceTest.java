// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.Entry;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AudienceTest {
  private final Audience<String> audience = new Audience<>();

  @Test
  void tellsEachWhatInterestsItOnceAndInOrder() {
    audience.add("ann", Set.of("a", "b"));
    audience.add("bob", Set.of("b"));
    Entry first = entry(1, "a", "b");
    Entry second = entry(2, "c");
    Entry third = entry(3, "a");

    assertEquals(
        Map.of("ann", List.of(first, third), "bob", List.of(first)),
        audience.hearing(List.of(first, second, third)));
  }

  @Test
  void addingTakesNothingAwayAndRetainingDoes() {
    audience.add("ann", Set.of("a"));
    audience.add("ann", Set.of("b"));
    assertEquals(Set.of("ann"), heard("a"));
    assertEquals(Set.of("ann"), heard("b"));

    audience.retain("ann", Set.of("b", "never added"));

    assertEquals(Set.of(), heard("a"));
    assertEquals(Set.of("ann"), heard("b"));
    assertEquals(Set.of(), heard("never added"));
  }

  @Test
  void whoLeftHearsNothingAndTakesNobodyAlong() {
    audience.add("ann", Set.of("a"));
    audience.add("bob", Set.of("a"));

    audience.remove("ann");
    audience.retain("ann", Set.of("a"));

    assertEquals(Set.of("bob"), heard("a"));
  }

  private Set<String> heard(String topic) {
    return audience.hearing(List.of(entry(1, topic))).keySet();
  }

  private static Entry entry(long pos, String... topics) {
    Event.Content content = new Event.Content("a.b", 1, "{}");
    Event event =
        new Event(
            new EventId(new UUID(0, pos)),
            new Event.Origin(new DeviceId(new UUID(1, 1)), 1, pos, "s"),
            new Event.Subject(new CitizenId(new UUID(2, 2)), null),
            pos,
            Instant.EPOCH,
            content);
    return new Entry(
        new PlacedEvent(event, new PlacedEvent.Place(0, pos, pos), Instant.EPOCH),
        new UnknownFact(content),
        Set.of(topics),
        "p" + pos);
  }
}
