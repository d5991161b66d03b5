// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.Hlc;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.jdbi.v3.core.Handle;
import java.time.Clock;
import java.util.UUID;

/** The server as the author of events; it keeps its own dense sequence, like any desktop. */
final class ServerDevice {
  private static final long EPOCH = 1;
  private static final String SESSION = "server";

  private final DeviceId id;
  private final Clock clock;
  private final Hlc hlc;
  private final Uuids uuids;

  private ServerDevice(DeviceId id, Clock clock, Uuids uuids) {
    this.id = id;
    this.clock = clock;
    this.hlc = new Hlc(clock);
    this.uuids = uuids;
  }

  static ServerDevice load(Handle handle, Clock clock, Uuids uuids) {
    UUID id =
        UUID.fromString(Meta.getOrMake(handle, "server_device", () -> uuids.next().toString()));
    return new ServerDevice(new DeviceId(id), clock, uuids);
  }

  Event stamp(Past past, Event.Subject subject, Event.Content content) {
    long seq = past.hwm(new ClientFrame.Device(id, EPOCH)) + 1;
    return new Event(
        new EventId(uuids.next()),
        new Event.Origin(id, EPOCH, seq, SESSION),
        subject,
        hlc.next(),
        clock.instant(),
        content);
  }
}
