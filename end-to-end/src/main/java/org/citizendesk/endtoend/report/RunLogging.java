// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.report;

/** Keeps the log to what went wrong. */
public final class RunLogging {
  private RunLogging() {}

  /** To be called before the first logger is made; a choice made on the command line wins. */
  public static void quiet() {
    System.getProperties()
        .putIfAbsent("logback.configurationFile", "org/citizendesk/endtoend/logback-demo.xml");
  }
}
