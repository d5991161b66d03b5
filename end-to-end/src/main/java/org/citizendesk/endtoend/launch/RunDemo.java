// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import org.citizendesk.endtoend.demo.Demo;
import org.citizendesk.endtoend.report.RunLogging;
import org.citizendesk.endtoend.tour.Tour;

/** Starts the demonstration, with the tour for machines without a display. */
public final class RunDemo {
  private RunDemo() {}

  /** Runs the command and ends the program with its exit code. */
  public static void main(String[] arguments) {
    RunLogging.quiet();
    System.exit(
        OrderlyEnd.run(
            () ->
                Demo.run(
                    pictures -> Tour.run("--out", pictures.toString()),
                    OrderlyEnd::isAsked,
                    arguments)));
  }
}
