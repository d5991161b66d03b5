// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The demonstration as a program of its own, with its window on the headless screen. */
class RunDemoTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final List<ProcessHandle> children = new ArrayList<>();
  private @Nullable Process program;

  @AfterEach
  void end() {
    if (program != null) {
      program.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a program cannot be asked to stop there")
  void citizensOfEveryChannelComeAndItEndsInOrderWhenAskedTo() throws Exception {
    Path store = folder.resolve("data/server/server.db");
    Process demo = start("--data", folder.resolve("data").toString(), "--pace", "2");

    Awaitility.await("a citizen of each channel")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> comeToday(store).equals(Set.of("CHAT", "EMAIL", "VOICE")));
    demo.destroy();

    assertTrue(demo.waitFor(30, TimeUnit.SECONDS), said());
    assertEquals(0, demo.exitValue(), said());
    assertEquals(
        List.of("Opening the demonstration", "Asked to stop"),
        said().lines().map(line -> line.replaceAll("[;:].*", "")).toList(),
        said());
    assertEquals(List.of(), filesOfAnOpenStore());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "PostgreSQL comes with it for Linux alone")
  void onSeveralNodesAllEndsAtOnceWhenAllAreAskedToStop() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(DesktopJava.command(RunDemo.class, "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("--nodes", "2"));
    ProcessBuilder withoutDisplay = new ProcessBuilder(command);
    withoutDisplay.environment().remove("DISPLAY");
    Process demo = start(withoutDisplay);
    Awaitility.await("a desktop on two nodes")
        .atMost(PATIENCE)
        .until(() -> Files.readString(folder.resolve("said")).contains("node-1 is restarted"));
    demo.descendants().forEach(children::add);
    assertFalse(children.isEmpty(), "each node is a process of its own");

    // What Ctrl+C does: each process of the group gets the signal.
    assertEquals(0, new ProcessBuilder("bash", "-c", "kill -- -" + demo.pid()).start().waitFor());

    assertTrue(demo.waitFor(60, TimeUnit.SECONDS), said());
    assertEquals(0, demo.exitValue(), said());
    assertTrue(said().endsWith("Asked to stop: the demonstration is closed."), said());
    assertFalse(said().contains("started again"), said());
    assertEquals(List.of(), demonstrationsIn(temporary));
    Awaitility.await("no process left")
        .atMost(PATIENCE)
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static List<Path> demonstrationsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains("citizen-desk-demo")).toList();
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    Process demo = start("--data", file.toString());

    assertTrue(demo.waitFor(60, TimeUnit.SECONDS), said());
    assertEquals(1, demo.exitValue());
    assertTrue(said().lines().toList().getLast().contains(file.toString()), said());
    assertEquals(2, said().lines().count(), said());
  }

  /** The past was written before; whatever is open now has come by itself. */
  private static Set<String> comeToday(Path store) {
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + store).open()) {
      handle.execute("pragma query_only=on");
      return new TreeSet<>(
          handle
              .createQuery("select distinct channel from contact where state <> 'CLOSED'")
              .mapTo(String.class)
              .list());
    }
  }

  /** SQLite deletes these when the last connection is closed in order. */
  private List<Path> filesOfAnOpenStore() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith("-wal") || file.toString().endsWith("-shm"))
          .toList();
    }
  }

  /** Starts it with its window. */
  private Process start(String... arguments) throws IOException {
    List<String> command = DesktopJava.command(RunDemo.class, "-Dglass.platform=Headless");
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Any name will do: the headless screen does not look at it.
    builder.environment().put("DISPLAY", ":headless");
    return start(builder);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    program =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    return program;
  }

  private String said() throws IOException {
    String all = Files.readString(folder.resolve("said"));
    assertFalse(all.isBlank());
    // The Java machine tells of such variables of the environment on its own; and JavaFX's headless
    // screen, of a last picture that it could not paint any more when it was closed.
    return all.lines()
        .filter(line -> !line.startsWith("Picked up "))
        .filter(line -> !line.contains("com.sun.javafx.") && !line.contains("com.sun.glass."))
        .filter(line -> !line.startsWith("\tat java.base/java."))
        .collect(Collectors.joining("\n"));
  }
}
