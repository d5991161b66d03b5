// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

/** Who or what wrote a message. */
public enum MailKind {
  /** A person, as far as the headers tell. */
  HUMAN,
  /** A machine that answers for a person, for instance while she is away. */
  AUTO_REPLY,
  /** A machine on its own account. */
  AUTO_GENERATED,
  /** A mail system that could not deliver something. */
  BOUNCE,
  /** A mailing list passed it on; a person may well have written it. */
  LIST;

  /** Returns whether no person is waiting for an answer. */
  public boolean isMachine() {
    return this == AUTO_REPLY || this == AUTO_GENERATED || this == BOUNCE;
  }
}
