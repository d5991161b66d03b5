// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BenchTest {
  @TempDir Path folder;

  @Test
  void writesEveryFigureWithItsUnit() throws IOException {
    Path file = folder.resolve("new/figures.json");

    assertEquals(0, Bench.run("--seconds", "1", "--json", file.toString()));

    JsonNode figures = new JsonMapper().readTree(Files.readString(file));
    assertEquals(9, figures.size());
    for (JsonNode figure : figures) {
      assertTrue(figure.get("value").asDouble() > 0, figure.toString());
      assertFalse(figure.get("unit").asString().isBlank());
    }
  }

  @Test
  void refusesAWindowThatMakesNoSense() {
    assertEquals(2, Bench.run("--seconds", "0"));
    assertEquals(2, Bench.run("--seconds", "soon"));
    assertEquals(2, Bench.run("--unknown"));
  }
}
