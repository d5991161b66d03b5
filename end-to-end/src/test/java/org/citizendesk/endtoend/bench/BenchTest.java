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
    assertFiguresFitTogether(figures);
  }

  private static void assertFiguresFitTogether(JsonNode figures) {
    double alone = value(figures, "log, 1 desktop, 1 event a push");
    double many = value(figures, "log, 64 desktops, 1 event a push");
    assertEquals(
        many / alone, value(figures, "ratio: 64 desktops to 1 (group commit)"), many / alone / 1e6);
    double median = value(figures, "search as you type, median");
    double most = value(figures, "search as you type, 95th percentile");
    assertTrue(median <= most, median + " and " + most);
    assertTrue(most <= value(figures, "search as you type, 99th percentile"));
  }

  private static double value(JsonNode figures, String name) {
    return figures
        .valueStream()
        .filter(figure -> figure.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .get("value")
        .asDouble();
  }

  @Test
  void aFigureIsALineThatCanBeReadWithoutItsNeighbours() {
    assertEquals(
        "search                                                               1.50 ms",
        new Figure("search", 1.5, "ms").line());
  }

  @Test
  void refusesAWindowThatMakesNoSense() {
    assertEquals(2, Bench.run("--seconds", "0"));
    assertEquals(2, Bench.run("--seconds", "soon"));
    assertEquals(2, Bench.run("--unknown"));
  }
}
