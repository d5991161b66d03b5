// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.citizendesk.endtoend.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class SoakTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aShortStormLosesNothingAndSaysSoInAFile(@TempDir Path folder) {
    JsonNode verdict =
        soak(folder.resolve("verdicts/soak.json"), "--seconds 10 --seed 7 --desktops 6");

    assertNothingIsWrong(verdict);
    assertEquals(7, verdict.required("seed").asInt());
    assertEquals("sqlite", verdict.required("store").asString());
  }

  @Test
  void theDeathOfThePrimaryDatabaseServerLosesNothingThatItsStandByHad(@TempDir Path folder) {
    Peer.require(
        PostgresPrograms.find().isPresent(),
        "SoakTest cannot run without PostgreSQL; it needs: " + PostgresPrograms.INSTALL);

    JsonNode verdict =
        soak(
            folder.resolve("soak.json"),
            "--store postgres-standby --seconds 20 --seed 1 --desktops 4");

    assertNothingIsWrong(verdict);
    assertTrue(verdict.required("faults").required("promotions").asInt() > 0, out.toString());
  }

  private JsonNode soak(Path json, String arguments) {
    int status = run(("faults --json " + json + " " + arguments).split(" ", -1));
    assertEquals(0, status, out + "\n" + err);
    return new JsonMapper().readTree(json);
  }

  private void assertNothingIsWrong(JsonNode verdict) {
    assertAll(
        out.toString(),
        () -> assertTrue(verdict.required("events").asInt() >= verdict.get("written").asInt()),
        () -> assertTrue(verdict.required("written").asInt() > 0),
        () -> assertEquals(0, verdict.required("lost").asInt()),
        () -> assertEquals(0, verdict.required("duplicated").asInt()),
        () -> assertEquals(0, verdict.required("reordered").asInt()),
        () -> assertEquals(0, verdict.required("divergedDesktops").asInt()),
        () -> assertTrue(verdict.required("chainHolds").asBoolean()),
        () -> assertTrue(verdict.required("convergedSeconds").asDouble() >= 0),
        () -> assertTrue(total(verdict.required("faults")) > 5, "hardly any fault struck"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "storms",
        "faults --seconds 0",
        "faults --seconds many",
        "faults --desktops 101",
        "faults --store paper",
        "faults --seed x",
        "contacts --seconds 0",
        "contacts --agents 101",
        "contacts --rate 0",
        "contacts --rate fast",
        "contacts --seed x",
        "power --seconds 0",
        "power --seed x"
      })
  void badArgumentsAreSaidAndNothingIsStarted(String arguments) {
    assertEquals(2, run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)));

    assertTrue(err.toString().contains("soak"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void theSameSeedPicksTheSameFaultsAndAllOfThemInTime() {
    assertEquals(faults(5, 100), faults(5, 100));
    assertEquals(Set.of(Fault.values()), Set.copyOf(faults(6, 5000)));
  }

  private static List<Fault> faults(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> Fault.pick(random)).toList();
  }

  private static int total(JsonNode faults) {
    return faults.valueStream().mapToInt(JsonNode::asInt).sum();
  }

  private int run(String... arguments) {
    return Soak.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
