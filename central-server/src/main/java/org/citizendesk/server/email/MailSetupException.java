// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.MessagingException;

/** Something on this machine keeps us from connecting; somebody must look. */
final class MailSetupException extends MessagingException {
  private static final long serialVersionUID = 1L;

  MailSetupException(String message, Exception cause) {
    super(message, cause);
  }
}
