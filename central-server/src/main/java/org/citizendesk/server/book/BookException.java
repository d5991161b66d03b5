// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.book;

import java.util.List;

/** A routing book that cannot be accepted, and everything that is wrong with it. */
public final class BookException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param faults at least one, each with what and where
   */
  BookException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
