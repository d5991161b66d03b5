// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.frame.ServerFrame.User;

/** Hears which users have a desktop connected. Called on any thread; must be short. */
public interface LinkListener {
  /** The user's first desktop is connected and signed in. */
  void linked(User user);

  /** The user's last desktop is gone. */
  void unlinked(User user);
}
