// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The page of failures names tests; each of them must be there, and each of ours on the page. */
class FailuresPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b[^{]*?void (\\w+)\\(", Pattern.DOTALL);

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    List<MatchResult> named = NAMED.matcher(page()).results().toList();
    for (MatchResult name : named) {
      String source = sources.getOrDefault(name.group(1), "");
      boolean there =
          name.group(2) == null
              ? !source.isEmpty()
              : source.contains("void " + name.group(2) + "(");
      if (!there) {
        missing.add(name.group());
      }
    }

    assertEquals(List.of(), missing);
    assertTrue(named.size() > 30, "only " + named.size() + " tests are named");
  }

  @Test
  void everyTestOfAFailureIsOnThePage() throws IOException {
    String page = page();
    List<String> unnamed =
        sources().entrySet().stream()
            .filter(source -> source.getKey().endsWith("FailureTest"))
            .flatMap(
                source ->
                    TEST.matcher(source.getValue())
                        .results()
                        .map(test -> source.getKey() + "#" + test.group(1)))
            .filter(test -> !page.contains("`" + test + "`"))
            .toList();

    assertEquals(List.of(), unnamed);
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/failures.md"));
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module :
        List.of(
            "sync-protocol", "sqlite-store", "central-server", "desktop-client", "end-to-end")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .forEach(
                file ->
                    sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
      }
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
