// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Programs, most of them Java programs of our own class path, as processes of their own, so that
 * they can be killed.
 */
public final class ChildProgram {
  private static final long PATIENCE_SECONDS = 30;
  // Small and quick to start: a run starts a program every few seconds.
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xmx384m");
  private static final String QUIET =
      "-Dlogback.configurationFile=org/citizendesk/endtoend/logback-demo.xml";

  private static final long LAST_WORDS_SECONDS = 8;

  private static final Set<Process> RUNNING = new HashSet<>();
  private static boolean ending;

  static {
    // A run that is broken off leaves nobody behind.
    Runtime.getRuntime().addShutdownHook(new Thread(ChildProgram::endAll));
  }

  private ChildProgram() {}

  /**
   * Starts a program of ours.
   *
   * @param complaints the file that its standard error is added to
   * @throws CancellationException if this Java machine has been asked to stop
   */
  public static Process start(Class<?> main, Path complaints, List<String> arguments) {
    return start(main, OPTIONS, complaints, arguments);
  }

  /**
   * Starts a program of ours with options of the caller's own.
   *
   * @param options of its JVM
   * @param complaints the file that its standard error is added to
   * @throws CancellationException if this Java machine has been asked to stop
   */
  public static Process start(
      Class<?> main, List<String> options, Path complaints, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(QUIET);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile())));
  }

  /**
   * Starts any program.
   *
   * @param output the file that all it says is added to
   * @throws CancellationException if this Java machine has been asked to stop
   */
  public static Process start(List<String> command, Path output) {
    return start(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())));
  }

  private static Process start(ProcessBuilder program) {
    try {
      Process process;
      synchronized (RUNNING) {
        if (ending) {
          throw new CancellationException("asked to stop: no program is started any more");
        }
        process = program.start();
        RUNNING.add(process);
      }
      var _ = process.onExit().thenAccept(ChildProgram::forget);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(program.command() + " cannot be started", e);
    }
  }

  private static void forget(Process process) {
    synchronized (RUNNING) {
      RUNNING.remove(process);
    }
  }

  /** First nothing is started any more; then whatever runs is asked to end, and at last killed. */
  private static void endAll() {
    List<Process> running;
    synchronized (RUNNING) {
      ending = true;
      running = List.copyOf(RUNNING);
    }
    running.forEach(Process::destroy);
    CompletableFuture.allOf(
            running.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, LAST_WORDS_SECONDS, TimeUnit.SECONDS)
        .join();
    running.forEach(Process::destroyForcibly);
  }

  /** Ends a process at once, as kill -9 does, and returns when it is gone. */
  public static void kill(Process process) {
    // The process itself would also throw away what was written and not read yet.
    process.toHandle().destroyForcibly();
    await(process);
  }

  /** Returns when the process is gone; kills it if that takes too long. */
  public static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("a program did not end in " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
