// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DesktopMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> launched = new ArrayList<>();

  @Test
  void startsWithTheServerAndTheFolderThatWereGiven() {
    assertEquals(0, run("--server", "https://desk.example.gov", "--data", "desk-data"));
    assertEquals(List.of("https://desk.example.gov " + Path.of("desk-data")), launched);
  }

  @Test
  void startsWithoutArguments() {
    assertEquals(0, run());
    assertTrue(launched.getFirst().startsWith("- "), launched.getFirst());
  }

  @Test
  void answersHelpAndVersionWithoutAWindow() {
    assertEquals(0, run("--help"));
    assertEquals(0, run("--version"));

    assertTrue(out.toString().contains("--server"), out.toString());
    assertTrue(out.toString().contains("Citizen Desk development build"), out.toString());
    assertEquals(List.of(), launched);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--server=ftp://desk",
        "--server=desk.example.gov",
        "--server=http:",
        "--sever=x",
        "x"
      })
  void refusesWrongArgumentsAndSaysWhatIsWrong(String argument) {
    assertEquals(2, run(argument));

    String wrong = argument.substring(argument.indexOf('=') + 1);
    assertTrue(err.toString().contains(wrong), err.toString());
    assertEquals(List.of(), launched);
  }

  @Test
  void keepsDataWhereTheOperatingSystemWantsIt() {
    assertEquals(
        Path.of("/home/ana/.local/share/citizendesk"), DataFolder.usual(Map.of(), "/home/ana"));
    assertEquals(
        Path.of("/data/citizendesk"),
        DataFolder.usual(Map.of("XDG_DATA_HOME", "/data"), "/home/ana"));
    assertEquals(
        Path.of("/home/ana/.local/share/citizendesk"),
        DataFolder.usual(Map.of("XDG_DATA_HOME", "not/absolute"), "/home/ana"));
  }

  private int run(String... arguments) {
    return DesktopMain.run(
        arguments,
        given -> launched.add(given.server().map(URI::toString).orElse("-") + " " + given.data()),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }
}
