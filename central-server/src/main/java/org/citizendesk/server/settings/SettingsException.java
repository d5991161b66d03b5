// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.settings;

/** A setting that cannot be used; the message names the key, what is wrong and what is allowed. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, for the administrator. */
  public SettingsException(String message) {
    super(message);
  }
}
