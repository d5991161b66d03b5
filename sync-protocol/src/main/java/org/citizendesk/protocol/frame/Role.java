// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.frame;

/** What a user may do. A user has at least one role. */
public enum Role {
  /** Handles contacts. */
  AGENT,
  /** Watches queues and agents. */
  SUPERVISOR,
  /** Teaches from the knowledge base. */
  TRAINER,
  /** Manages accounts and settings. */
  ADMINISTRATOR
}
