// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoutingBenchTest {
  @TempDir Path folder;

  @Test
  void writesWhatEachQueueCost() throws Exception {
    Path file = folder.resolve("routing.json");

    int exit =
        Bench.run("routing", "--agents=3", "--waiting=5,20", "--seconds=1", "--json=" + file);

    assertEquals(0, exit);
    JsonNode report = new JsonMapper().readTree(Files.readString(file));
    assertEquals(3, report.required("agents").asInt());
    assertTrue(report.required("costGrowth").asDouble() > 0);
    assertEquals(2, report.required("runs").size());
    assertEquals(20, report.get("runs").get(1).required("waiting").asInt());
    for (JsonNode run : report.get("runs")) {
      assertTrue(run.required("offersPerSecond").asDouble() > 0, run.toString());
      assertTrue(run.required("cpuMillisPerOffer").asDouble() > 0, run.toString());
      double median = run.required("offerP50Ms").asDouble();
      assertTrue(median <= run.required("offerP99Ms").asDouble(), run.toString());
    }
  }

  @Test
  void refusesWhatItCannotDo() {
    assertEquals(2, Bench.run("routing", "--agents=0"));
    assertEquals(2, Bench.run("routing", "--waiting=1,2000000"));
  }
}
