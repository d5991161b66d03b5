// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.log;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.frame.ClientFrame;
import java.util.List;

/** What a desktop pushed at one time; two are the same only if they are one. */
final class Push {
  private final ClientFrame.Device from;
  private final String user;
  private final List<Event> events;

  Push(ClientFrame.Device from, String user, List<Event> events) {
    this.from = from;
    this.user = user;
    this.events = List.copyOf(events);
  }

  ClientFrame.Device from() {
    return from;
  }

  String user() {
    return user;
  }

  List<Event> events() {
    return events;
  }
}
