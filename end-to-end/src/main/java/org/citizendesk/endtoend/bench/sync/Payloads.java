// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.codec.FrameCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The notes that one desktop's agent writes, as events and as the bytes of a push. */
final class Payloads implements Supplier<byte[]> {
  private static final String TEXT = "A note of ordinary length about what was said. ".repeat(5);

  private final Uuids uuids = new Uuids(Clock.systemUTC(), ThreadLocalRandom.current());
  private final String agent;
  private final ClientFrame.Device device;
  private final CitizenId citizen;
  private long seq;

  Payloads(String agent, ClientFrame.Device device, CitizenId citizen) {
    this.agent = agent;
    this.device = device;
    this.citizen = citizen;
  }

  /** Notes of a desktop that no server knows. */
  Payloads(int number) {
    this.agent = "agent-" + number;
    this.device = new ClientFrame.Device(new DeviceId(uuids.next()), 1);
    this.citizen = new CitizenId(uuids.next());
  }

  String agent() {
    return agent;
  }

  ClientFrame.Device device() {
    return device;
  }

  /** Returns the sequence of the newest note; 0 before the first. */
  long seq() {
    return seq;
  }

  /** Returns the next notes. */
  List<Event> next(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      seq++;
      events.add(
          new Event(
              new EventId(uuids.next()),
              new Event.Origin(device.id(), device.epoch(), seq, "bench"),
              new Event.Subject(citizen, null),
              seq,
              Instant.now(),
              FactCodec.encode(new NoteFact.Written(agent, TEXT))));
    }
    return events;
  }

  @Override
  public byte[] get() {
    return FrameCodec.cbor().encode(new ClientFrame.Push(next(1)));
  }
}
