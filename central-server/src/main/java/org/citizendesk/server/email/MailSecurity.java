// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

/** How a connection to a mail server is protected. */
public enum MailSecurity {
  /** TLS from the first byte (IMAPS, SMTPS). */
  TLS,
  /** TLS before the password is sent, or no connection at all. */
  STARTTLS,
  /** None; only on this machine itself, for tests and demonstrations. */
  PLAIN
}
