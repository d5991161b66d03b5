// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

/** A program that is recorded, with the judge of its files. */
enum Script {
  /** A server's log and letters. */
  SERVER(ServerScript.class),
  /** A desktop's store and settings. */
  DESKTOP(DesktopScript.class),
  /** What an administrator does with a server's store. */
  RESTORE(RestoreScript.class);

  private final Class<?> main;

  Script(Class<?> main) {
    this.main = main;
  }

  Class<?> main() {
    return main;
  }

  Verifier verifier() {
    return switch (this) {
      case SERVER -> new ServerVerifier();
      case DESKTOP -> new DesktopVerifier();
      case RESTORE -> new RestoreVerifier();
    };
  }
}
