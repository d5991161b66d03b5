// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked. The message names the file and the step, never what people
 * wrote.
 */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, and what to do about it
   * @param cause may be null
   */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
