// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts a program with a window from this class path, with the options that it is shipped with.
 */
public final class DesktopJava {
  private DesktopJava() {}

  /**
   * Returns the command, to which the program's arguments may be added.
   *
   * @param options of the Java machine, beside the shipped ones
   */
  public static List<String> command(Class<?> program, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                "target/fx",
                "@../packaging/jvm/desktop.options",
                "@../packaging/jvm/driver.options",
                "-Dprism.order=sw"));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return command;
  }
}
