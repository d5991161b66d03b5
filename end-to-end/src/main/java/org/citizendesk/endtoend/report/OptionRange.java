// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.report;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The least and the most that an option of a command may say. */
public final class OptionRange {
  private OptionRange() {}

  /**
   * Checks an option.
   *
   * @param option as it is typed, for instance {@code --seconds}
   * @throws ParameterException naming the option, the range and the value, if it is outside
   */
  public static void check(CommandLine commandLine, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          commandLine, option + " must be from " + least + " to " + most + ", but is " + value);
    }
  }
}
