// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jspecify.annotations.Nullable;

/** A file is there but cannot be read as the store it should be; trying again will not help. */
public final class DamagedStoreException extends StorageException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the file
   * @param cause may be null
   */
  public DamagedStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
