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

class MailBenchTest {
  @TempDir Path folder;

  @Test
  void writesWhatEachMailCost() throws Exception {
    Path file = folder.resolve("mail.json");

    int exit = Bench.run("mail", "--known=0,20", "--mails=20", "--json=" + file);

    assertEquals(0, exit);
    JsonNode report = new JsonMapper().readTree(Files.readString(file));
    assertTrue(report.required("costGrowth").asDouble() > 0);
    assertEquals(2, report.required("runs").size());
    assertEquals(20, report.get("runs").get(1).required("known").asInt());
    for (JsonNode run : report.get("runs")) {
      assertEquals(19, run.required("mails").asInt());
      assertTrue(run.required("mailsPerSecond").asDouble() > 0, run.toString());
      assertTrue(run.required("cpuMillisPerMail").asDouble() > 0, run.toString());
    }
  }

  @Test
  void refusesWhatItCannotDo() {
    assertEquals(2, Bench.run("mail", "--mails=1"));
    assertEquals(2, Bench.run("mail", "--mails=10", "--known=100,105"));
  }
}
