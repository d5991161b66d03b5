// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.event;

import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.jspecify.annotations.Nullable;
import java.time.Instant;

/**
 * Something that happened, never changed afterwards. The clocks in it are evidence for people; the
 * server alone gives the order.
 *
 * @param id made where the event happened
 * @param origin which device says so, and its place in that device's own sequence
 * @param subject whom and what it is about
 * @param hlc hybrid logical clock of the device: milliseconds shifted by 16 bits, plus a counter
 * @param occurredAt wall clock of the device
 * @param content what happened
 */
public record Event(
    EventId id, Origin origin, Subject subject, long hlc, Instant occurredAt, Content content) {
  /** Checks the bounds and that nothing is missing. */
  public Event {
    Bounds.present(id, "event id");
    Bounds.present(origin, "origin");
    Bounds.present(subject, "subject");
    Bounds.atLeast(0, hlc, "hlc");
    Bounds.time(occurredAt, "occurredAt");
    Bounds.present(content, "content");
  }

  /**
   * Where an event comes from. {@code (device, epoch, seq)} is the first lock of idempotency.
   *
   * @param device the desktop or server node
   * @param epoch random; a new one after a restored, cloned or corrupted local database
   * @param seq dense from 1 within (device, epoch)
   * @param session the sign-in under which it was written
   */
  public record Origin(DeviceId device, long epoch, long seq, String session) {
    /** Checks the sequence number and that nothing is missing. */
    public Origin {
      Bounds.present(device, "origin.device");
      Bounds.atLeast(1, seq, "origin.seq");
      Bounds.line(session, "origin.session");
    }
  }

  /**
   * What an event is about.
   *
   * @param citizen whose timeline it stands in
   * @param contact the call, chat or thread it belongs to; null where there is none, as for a fact
   *     about the citizen
   */
  public record Subject(CitizenId citizen, @Nullable ContactId contact) {
    /** Checks that there is a citizen. */
    public Subject {
      Bounds.present(citizen, "subject.citizen");
    }
  }

  /**
   * What an event says, opaque to everything that only carries it.
   *
   * @param type for instance {@code contact.opened}
   * @param version of the payload's shape, from 1
   * @param payload a JSON object as text: byte for byte the same in every store and every codec
   */
  public record Content(String type, int version, String payload) {
    /** Checks the bounds. */
    public Content {
      Bounds.line(type, "content.type");
      Bounds.atLeast(1, version, "content.version");
      Bounds.payload(payload);
    }
  }
}
