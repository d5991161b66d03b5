// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.sync;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.Limits;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Events for tests; the same name gives the same id. */
final class SampleEvents {
  static final CitizenId ELENA = citizen("elena");
  static final CitizenId TOM = citizen("tom");
  static final DeviceId ELSEWHERE = new DeviceId(Uuids.named("device", "elsewhere"));

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final String AGENT = "ana";
  static final Limits LIMITS = new Limits(4, 256 * 1024, 5000);

  private SampleEvents() {}

  static CitizenId citizen(String name) {
    return new CitizenId(Uuids.named("citizen", name));
  }

  /** Returns a note that another desktop wrote. */
  static Event elsewhere(CitizenId citizen, long seq) {
    return note(new ClientFrame.Device(ELSEWHERE, 1), citizen, seq);
  }

  static Event note(ClientFrame.Device device, CitizenId citizen, long seq) {
    String name = device + "/" + seq + "/" + citizen;
    return new Event(
        new EventId(Uuids.named("event", name)),
        new Event.Origin(device.id(), device.epoch(), seq, "session"),
        new Event.Subject(citizen, null),
        seq,
        NOON,
        FactCodec.encode(new NoteFact.Written("ana", "note " + seq)));
  }

  static PlacedEvent placed(CitizenId citizen, long pos) {
    return new PlacedEvent(elsewhere(citizen, pos), new PlacedEvent.Place(0, pos, pos), NOON);
  }

  /** Returns the events at the positions in (from, to]. */
  static List<PlacedEvent> range(CitizenId citizen, long from, long to) {
    return LongStream.rangeClosed(from + 1, to).mapToObj(pos -> placed(citizen, pos)).toList();
  }
}
