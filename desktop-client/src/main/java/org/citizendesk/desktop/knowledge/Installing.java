// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.knowledge.edition.PackageRefusedException.Why;

/** What came of a package that was to be used. */
public sealed interface Installing {
  /** It is in use. */
  record Installed(long edition) implements Installing {}

  /**
   * It is not taken.
   *
   * @param text why, in a sentence
   */
  record Refused(Why why, String text) implements Installing {}

  /**
   * It could not be read, or not be written on this computer.
   *
   * @param text what failed
   */
  record Failed(String text) implements Installing {}
}
