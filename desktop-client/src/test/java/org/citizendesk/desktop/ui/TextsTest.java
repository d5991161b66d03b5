// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the bundles of all features and the code together. */
class TextsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(\\.[a-z0-9-]+)+)\"");
  private static final Pattern ASKED =
      Pattern.compile("(?:texts|TEXTS|of\\(\\w+\\.class\\))\\s*\\.get\\(\\s*\"([^\"]+)\"");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.endsWith("texts.properties")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsUsed(Path bundle) {
    Set<String> unused = keys(bundle);
    unused.removeAll(found(LITERAL, bundle));

    assertEquals(Set.of(), unused, bundle + " has texts that nothing shows");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextThatIsAskedForExists(Path bundle) {
    Set<String> missing = found(ASKED, bundle);
    missing.removeAll(keys(bundle));

    assertEquals(Set.of(), missing, "add these lines to " + bundle);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsAPattern(Path bundle) {
    load(bundle)
        .forEach(
            (key, text) -> {
              assertTrue(!text.toString().contains("'"), key + ": write ’ and not '");
              assertTrue(
                  !new MessageFormat(text.toString(), Locale.ENGLISH)
                      .format(new Object[] {1, 2, 3})
                      .isBlank(),
                  key + " is empty");
            });
  }

  private static Set<String> keys(Path bundle) {
    return load(bundle).keySet().stream()
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties load(Path bundle) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(Pattern pattern, Path bundle) {
    Path feature = SOURCES.resolve(RESOURCES.relativize(bundle)).getParent();
    try (Stream<Path> files = Files.list(feature)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(match -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
