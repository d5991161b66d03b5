// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.id.DeviceId;
import java.util.Optional;

/** Knows who may connect. Thread-safe. */
public interface Admission {
  /** Returns the session of a token; empty if it is unknown, expired or ended. */
  Optional<Sessions.Session> find(String token);

  /**
   * Returns the session of a token whose user, or the desktop that shows it, is barred; also one
   * that the bar ended. Only what was written under it may still be taken. Empty if nothing bars
   * it.
   */
  default Optional<Sessions.Session> findBarred(String token, DeviceId device) {
    return Optional.empty();
  }

  /** Remembers which desktop a session works on; waits for the disk. */
  void bind(Sessions.Session session, DeviceId device);
}
