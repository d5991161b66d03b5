// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.citizendesk.endtoend.knowledge.ArticleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PackageBenchTest {
  @TempDir Path folder;

  @Test
  void writesEachFigure() throws Exception {
    Path articles = Files.createDirectory(folder.resolve("articles"));
    ArticleFile.write(articles, "airship", "Airship tickets", "travel", "A short text.");
    Path file = folder.resolve("package.json");

    int exit =
        Bench.run(
            "package",
            "--articles",
            articles.toString(),
            "--search",
            "airship",
            "--programs",
            "1",
            "--no-cache",
            "--json",
            file.toString());

    assertEquals(0, exit);
    JsonNode report = new JsonMapper().readTree(Files.readString(file));
    assertEquals(1, report.required("articles").asInt());
    for (String key :
        new String[] {
          "passages",
          "passagesPerCpuSecond",
          "packageBytes",
          "indexBytes",
          "changesBytes",
          "changesMs",
          "heapBytes",
          "modelMs"
        }) {
      assertTrue(report.required(key).asDouble() > 0, key);
    }
    assertTrue(report.get("changesBytes").asLong() < report.get("packageBytes").asLong());
    assertEquals(2, report.required("openings").size());
    for (JsonNode opening : report.get("openings")) {
      assertTrue(opening.required("p50Ms").asDouble() > 0, opening.toString());
      assertTrue(opening.required("p50CpuMs").asDouble() > 0, opening.toString());
    }
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertEquals(2, Bench.run("package", "--programs", "0"));
    assertEquals(2, Bench.run("package", "--articles", folder.toString()));
  }
}
