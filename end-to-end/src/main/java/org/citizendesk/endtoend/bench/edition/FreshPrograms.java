// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.edition;

import org.citizendesk.endtoend.soak.ChildProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Starts programs that open an edition, as a desktop with its options would. */
final class FreshPrograms {
  // Those of the product's desktop that matter without a window.
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx512m",
          "-Dlogback.configurationFile=org/citizendesk/endtoend/logback-demo.xml");

  private final Path folder;
  private final String question;
  private int started;

  /**
   * @param folder in which {@code desk} is the data folder of a desktop with an edition
   * @param question to be searched
   */
  FreshPrograms(Path folder, String question) {
    this.folder = folder;
    this.question = question;
  }

  /** Runs one and returns what it said. */
  Map<String, Long> run(ColdStart.Way way) throws IOException {
    return run(List.of(), System.getProperty("java.class.path"), way);
  }

  /** Runs one with a start-up cache, as the packaged desktop has one. */
  Map<String, Long> runCached(ColdStart.Way way) throws IOException {
    Path cache = folder.resolve("start-up.aot");
    String jars = jars();
    if (!Files.exists(cache)) {
      run(List.of("-XX:AOTCacheOutput=" + cache), jars, ColdStart.Way.DESKTOP);
    }
    return run(List.of("-XX:AOTCache=" + cache), jars, way);
  }

  private Map<String, Long> run(List<String> more, String classPath, ColdStart.Way way)
      throws IOException {
    started++;
    Path said = folder.resolve("program-" + started + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath, ColdStart.class.getName()));
    command.addAll(List.of(folder.resolve("desk").toString(), question, way.name()));
    ChildProgram.await(ChildProgram.start(command, said));
    Map<String, Long> numbers = new HashMap<>();
    List<String> lines = Files.readAllLines(said);
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words.length == 2 && words[1].matches("-?\\d+")) {
        numbers.put(words[0], Long.valueOf(words[1]));
      }
    }
    if (numbers.getOrDefault(ColdStart.HITS, 0L) == 0) {
      throw new IllegalStateException("a program found nothing: " + String.join("; ", lines));
    }
    return numbers;
  }

  /** Returns the class path in jars: a start-up cache takes nothing else. */
  private String jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), jars.size()) : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private String jar(Path classes, int number) throws IOException {
    Path jar = folder.resolve("classes-" + number + ".jar");
    if (!Files.exists(jar)) {
      ToolProvider tool =
          ToolProvider.findFirst("jar")
              .orElseThrow(() -> new IOException("this Java has no tool that makes jars"));
      int failed =
          tool.run(
              System.out, System.err, "-c", "-f", jar.toString(), "-C", classes.toString(), ".");
      if (failed != 0) {
        throw new IOException("no jar can be made of " + classes);
      }
    }
    return jar.toString();
  }
}
