// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.id.DeviceId;
import java.util.Optional;

/** Knows who may connect. Thread-safe. */
public interface Admission {
  /** Returns the session of a token; empty if it is unknown, expired or ended. */
  Optional<Sessions.Session> find(String token);

  /** Remembers which desktop a session works on; waits for the disk. */
  void bind(Sessions.Session session, DeviceId device);
}
