// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.report;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log to what went wrong. */
public final class RunLogging {
  private RunLogging() {}

  /** To be called before the first logger is made; a choice made on the command line wins. */
  public static void quiet() {
    System.getProperties()
        .putIfAbsent("logback.configurationFile", "org/citizendesk/endtoend/logback-demo.xml");
  }

  /** From now on nothing is logged: while everything is stopped at once, errors tell nothing. */
  public static void silent() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.OFF);
    }
  }
}
