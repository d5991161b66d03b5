// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A short form of {@code ./desk soak contacts}; {@code ./desk test --peers} has a longer one. */
@Tag("peers")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContactsSoakTest {
  @Test
  void everybodyIsAnsweredOnceThoughServersAndDesktopsAreKilled(@TempDir Path folder) {
    boolean isLong = Boolean.getBoolean("peers.long");
    Path json = folder.resolve("verdicts/contacts.json");
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--agents", "3", "--rate", "120"));
    arguments.addAll(List.of("--seconds", isLong ? "60" : "5", "--json", json.toString()));
    if (!isLong) {
      arguments.add("--small");
    }

    int status =
        new CommandLine(new ContactsCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments.toArray(String[]::new));

    assertEquals(0, status, out.toString());
    JsonNode verdict = new JsonMapper().readTree(json);
    assertEquals(isLong ? "dovecot and postfix" : "GreenMail", verdict.get("mail").asString());
    assertEquals(isLong ? "postgres" : "sqlite", verdict.get("store").asString());
    assertAll(
        out.toString(),
        () -> assertTrue(verdict.required("arrived").asInt() > 0),
        () -> assertTrue(verdict.required("offered").asInt() > 0),
        () -> assertTrue(verdict.required("answered").asInt() > 0),
        () -> assertTrue(verdict.required("returned").asInt() >= 0),
        () -> assertTrue(verdict.required("longestWaitSeconds").asDouble() > 0),
        () -> assertTrue(verdict.required("offersPerSecond").asDouble() > 0),
        () -> assertTrue(verdict.required("offerP99Ms").asDouble() >= 0));
    for (String zero : List.of("lost", "doubleAnswered", "capacityViolations", "stillOpen")) {
      assertEquals(0, verdict.required(zero).asInt(), zero + "\n" + out);
    }
  }
}
