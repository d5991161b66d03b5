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
import static org.junit.jupiter.api.Assertions.assertTrue;

class SyncBenchTest {
  @TempDir Path folder;

  @Test
  void measuresWhatItPromisesAndRatiosThatFit() throws IOException {
    Path file = folder.resolve("sync.json");

    int exit =
        Bench.run(
            "sync",
            "--desktops",
            "20",
            "--idle",
            "20",
            "--seconds",
            "1",
            "--warm-up",
            "1",
            "--rounds",
            "1",
            "--behind",
            "10000",
            "--growth",
            "4",
            "--json",
            file.toString());

    assertEquals(0, exit);
    JsonNode report = new JsonMapper().readTree(Files.readString(file));
    for (String key :
        new String[] {
          "ackedPerSecond",
          "transportPerSecond",
          "serverMicrosPerEvent",
          "serverMicrosPerEventBatched",
          "reconnectSeconds",
          "catchUpRatio",
          "snapshotRatio"
        }) {
      assertTrue(report.required(key).asDouble() > 0, key);
    }
    // Twenty connections are too few to weigh: a collection in between takes more than they have.
    assertTrue(report.required("bytesPerIdleConnection").isNumber());
    double ratio = number(report, "ackedPerSecond") / number(report, "transportPerSecond");
    assertEquals(ratio, number(report, "ratioToTransport"), 1e-9);
    JsonNode latency = report.required("modelLatency");
    assertTrue(number(latency, "median") <= number(latency, "p99"));
    assertEquals(10_000, report.required("growth").get(0).required("events").asLong());
  }

  private static double number(JsonNode node, String key) {
    return node.required(key).asDouble();
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertEquals(2, Bench.run("sync", "--desktops", "1"));
    assertEquals(2, Bench.run("sync", "--growth", "8"));
    assertEquals(2, Bench.run("sync", "--rounds", "0"));
  }
}
