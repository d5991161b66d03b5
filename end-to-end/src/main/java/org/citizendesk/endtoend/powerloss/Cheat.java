// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

/** What a recorded program does wrong on purpose, so that the proof itself is proven. */
enum Cheat {
  /** Nothing. */
  NONE,
  /** Commits without waiting for the disk: {@code synchronous=normal}. */
  RELAXED,
  /** Says that something is safe before it is committed. */
  HASTY
}
