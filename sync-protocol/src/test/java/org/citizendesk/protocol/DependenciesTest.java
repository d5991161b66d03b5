// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol;

import org.junit.jupiter.api.Test;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever speaks the protocol needs the JDK, Jackson and JSpecify for it, nothing else. */
class DependenciesTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final List<String> ALLOWED =
      List.of(
          "java/",
          "org/citizendesk/protocol/",
          "tools/jackson/",
          "com/fasterxml/jackson/annotation/",
          "org/jspecify/annotations/");

  @Test
  void nothingButTheJdkJacksonAndJspecifyIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> used.addAll(usedBy(file)));
    }

    assertTrue(used.contains("tools/jackson/databind/ObjectMapper"), "no class was read");
    Set<String> foreign =
        used.stream()
            .filter(name -> ALLOWED.stream().noneMatch(name::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), foreign);
  }

  private static Set<String> usedBy(Path file) {
    try {
      return StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
          .filter(ClassEntry.class::isInstance)
          .map(entry -> ((ClassEntry) entry).asInternalName())
          .filter(name -> !name.startsWith("["))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
