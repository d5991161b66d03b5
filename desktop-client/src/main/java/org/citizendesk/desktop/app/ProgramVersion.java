// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.jspecify.annotations.Nullable;

/** Which version this is. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** Returns the version that the jar names; a word for a build that is no jar. */
  public static String text() {
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development build" : version;
  }
}
