// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs {@code ./desk} on a pretended machine: own home, own JDKs, own Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there desk.cmd does this work")
final class DeskScriptTest {
  private static final Path DESK = Path.of("..", "desk").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of("bash", "cat", "dirname", "env", "find", "grep", "readlink", "sed");

  @TempDir Path machine;

  @BeforeEach
  void bringTheToolsThatEveryMachineHas() throws IOException {
    for (String tool : TOOLS) {
      Path usual = Path.of("/usr/bin", tool);
      Path real = Files.exists(usual) ? usual : Path.of("/bin", tool);
      program(machine.resolve("bin").resolve(tool), "exec " + real + " \"$@\"\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "test",
        "server",
        "client",
        "tour",
        "bench",
        "soak",
        "knowledge",
        "package",
        "format"
      })
  void explainsEachCommandWithNoJdk(String command) throws Exception {
    Outcome outcome = desk(Map.of(), command, "--help");

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().startsWith("usage: ./desk " + command), outcome.out());
  }

  @Test
  void refusesAnUnknownCommandWithTheUsageOnStandardError() throws Exception {
    Outcome outcome = desk(Map.of(), "frobnicate");

    assertAll(
        () -> assertEquals(2, outcome.status()),
        () -> assertEquals("", outcome.out()),
        () -> assertTrue(outcome.err().contains("no command 'frobnicate'"), outcome.err()),
        () -> assertTrue(outcome.err().contains("usage: ./desk COMMAND"), outcome.err()));
  }

  @Test
  void saysHowToGetAJdkWhereNoneIs() throws Exception {
    mavenOfVersion("3.9.9");
    jdk("home/.jdks/temurin-17-looks-like-25", "17.0.15");
    jdk("home/.jdks/far-future-250", "250");

    Outcome outcome = desk(Map.of(), "test");

    assertEquals(1, outcome.status());
    assertTrue(outcome.err().contains("needs a JDK 25, and none was found"), outcome.err());
    assertTrue(outcome.err().contains("export JAVA25_HOME="), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home/.jdks/temurin-25.0.3",
        "home/.sdkman/candidates/java/25.0.1-tem",
        "places/temurin-25-jdk-amd64",
        "places/jdk-25.jdk/Contents/Home"
      })
  void findsAJdkInTheUsualPlaces(String place) throws Exception {
    mavenOfVersion("3.8.7");
    Path jdk = jdk(place, "25.0.3");

    Outcome outcome = desk(Map.of(), "test");

    assertTrue(outcome.out().contains("JAVA_HOME=" + jdk + "\n"), outcome.out() + outcome.err());
  }

  @Test
  void prefersTheJdkOfTheEnvironmentWhereItIsA25() throws Exception {
    mavenOfVersion("3.8.7");
    jdk("home/.jdks/temurin-25.0.3", "25.0.3");
    Path wrong = jdk("jdk 17", "17.0.15");
    Path named = jdk("my own jdk", "25");

    Outcome second =
        desk(Map.of("JAVA_HOME", wrong.toString(), "JAVA25_HOME", named.toString()), "test");
    Outcome first = desk(Map.of("JAVA_HOME", named.toString()), "test");

    assertTrue(second.out().contains("JAVA_HOME=" + named + "\n"), second.out());
    assertTrue(first.out().contains("JAVA_HOME=" + named + "\n"), first.out());
  }

  @Test
  void passesItsArgumentsAndTheExitStatusOfMavenOn() throws Exception {
    mavenOfVersion("3.8.7");
    jdk("places/temurin-25", "25.0.3");

    Outcome outcome = desk(Map.of(), "test", "-pl", "sync-protocol", "-Dname=two words");

    assertTrue(
        outcome.out().endsWith("[-B][-ntp][verify][-pl][sync-protocol][-Dname=two words]\n"),
        outcome.out());
    assertEquals(7, outcome.status());
  }

  @Test
  void refusesAMavenThatIsTooOldOrMissing() throws Exception {
    jdk("places/temurin-25", "25.0.3");

    Outcome missing = desk(Map.of(), "test");
    mavenOfVersion("3.6.3");
    Outcome old = desk(Map.of(), "test");

    assertEquals(List.of(1, 1), List.of(missing.status(), old.status()));
    assertTrue(missing.err().contains("'mvn' was not found"), missing.err());
    assertTrue(old.err().contains("'mvn' is Maven 3.6.3"), old.err());
  }

  private Path jdk(String place, String version) throws IOException {
    Path jdk = machine.resolve(place);
    program(jdk.resolve("bin/javac"), "");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private void mavenOfVersion(String version) throws IOException {
    program(
        machine.resolve("bin/mvn"),
        """
        if [ "$1" = -v ]; then echo "Apache Maven %s (abc)"; exit; fi
        echo "JAVA_HOME=$JAVA_HOME"
        printf '[%%s]' "$@"; echo
        exit 7
        """
            .formatted(version));
  }

  private static void program(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome desk(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(DESK.toString()));
    command.addAll(List.of(arguments));
    Path out = machine.resolve("out");
    Path err = machine.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.put("PATH", machine.resolve("bin").toString());
    variables.put("HOME", machine.resolve("home").toString());
    variables.put("DESK_JDK_PLACES", machine.resolve("places").toString());
    variables.putAll(environment);
    int status = builder.start().waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  private record Outcome(int status, String out, String err) {}
}
