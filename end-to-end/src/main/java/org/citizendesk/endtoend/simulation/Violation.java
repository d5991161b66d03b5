// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

/** A promise was broken. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  Violation(String invariant, String message) {
    super(invariant + ": " + message);
    this.invariant = invariant;
  }

  /** Returns which promise, {@code I1} to {@code I10}, or {@code calm} for the back-off. */
  public String invariant() {
    return invariant;
  }
}
