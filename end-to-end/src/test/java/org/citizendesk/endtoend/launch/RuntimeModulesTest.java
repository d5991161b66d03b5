// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.launch;

import org.junit.jupiter.api.Test;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the list of modules in the packaged Java runtime against what our jars really use. */
final class RuntimeModulesTest {
  private static final Path OPTIONS = Path.of("..", "packaging", "jvm", "runtime.options");
  private static final Path JAVAFX = Path.of("target", "fx");

  /** Lucene uses it only where a user asks for it by --add-modules, and works without. */
  private static final Set<String> OPTIONAL = Set.of("jdk.incubator.vector");

  @Test
  void thePackagedRuntimeHoldsEveryModuleThatOurJarsUse() throws IOException {
    Set<String> missing = new TreeSet<>(modulesInUse());
    missing.removeAll(packagedModules());
    missing.removeAll(OPTIONAL);

    assertEquals(Set.of(), missing, "add these to " + OPTIONS);
  }

  private static Set<String> packagedModules() throws IOException {
    List<String> lines = Files.readAllLines(OPTIONS);
    String listed = lines.get(lines.indexOf("--add-modules") + 1);
    Configuration resolved =
        Configuration.empty()
            .resolve(
                ModuleFinder.ofSystem(),
                ModuleFinder.of(JAVAFX),
                Arrays.asList(listed.split(",", -1)));
    return resolved.modules().stream().map(module -> module.name()).collect(Collectors.toSet());
  }

  private static Set<String> modulesInUse() throws IOException {
    List<String> jars = new ArrayList<>();
    try (Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
      libraries.map(Path::toString).forEach(jars::add);
    }
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (element.contains("citizendesk") || Files.isDirectory(Path.of(element))) {
        jars.add(element);
      }
    }
    assertTrue(jars.size() > 20, "too few jars to be all of them: " + jars);
    return jdeps(jars);
  }

  private static Set<String> jdeps(List<String> jars) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--multi-release=25",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--module-path=" + JAVAFX));
    arguments.addAll(jars);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments.toArray(String[]::new));
    assertEquals(0, status, out.toString() + err);
    return Set.of(out.toString().strip().split(",", -1));
  }
}
