// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tour that the README shows, on JavaFX's headless screen. */
class TourTest {
  @TempDir Path folder;

  @Test
  void answersEveryChannelAndLosesNothing() throws IOException {
    Path json = folder.resolve("report.json");

    assertEquals(0, Tour.run("--out", folder.toString(), "--json", json.toString()));

    JsonNode report = new JsonMapper().readTree(Files.readString(json));
    // One chat is finished, another handed on.
    Map.of("call", 1, "chat", 2, "email", 1)
        .forEach(
            (channel, contacts) -> {
              assertEquals(contacts, report.get("contacts").get(channel).asInt(), channel);
              assertEquals(contacts, report.get("answered").get(channel).asInt(), channel);
            });
    assertEquals(0, report.get("lost").asInt());
    assertEquals(0, report.get("duplicated").asInt());
    assertEquals(report.get("pushed").asInt(), report.get("accepted").asInt());
    assertTrue(report.get("pushed").asInt() >= 12, report.toString());
    assertTrue(report.get("delivered").asInt() > report.get("pushed").asInt());
    assertTrue(report.get("searchHits").asInt() > 0);
    assertPictures(report.get("screenshots"));
  }

  private void assertPictures(JsonNode names) throws IOException {
    for (String view :
        List.of(
            "sign-in",
            "desk-suggestions",
            "desk-chat",
            "desk-offline",
            "desk-transfer",
            "supervisor",
            "trainer",
            "trainer-quiz",
            "trainer-compare")) {
      for (String look : List.of("light-1366", "dark-1366", "light-1920", "dark-1920")) {
        String name = view + "-" + look + ".png";
        assertTrue(names.valueStream().anyMatch(listed -> listed.asString().equals(name)), name);
        var picture = ImageIO.read(folder.resolve(name).toFile());
        assertEquals(look.endsWith("1920") ? 1920 : 1366, picture.getWidth(), name);
      }
    }
  }
}
