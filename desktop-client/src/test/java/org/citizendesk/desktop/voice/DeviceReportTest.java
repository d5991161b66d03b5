// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.desk.DeskBench;
import org.citizendesk.desktop.store.Events;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Device;
import org.citizendesk.protocol.fact.AgentFact.Health;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeviceReportTest {
  @TempDir Path folder;
  private DeskBench desk;
  private Set<Device> missing = Set.of();
  private DeviceReport report;

  @BeforeEach
  void open() {
    desk = DeskBench.open(folder);
    report = new DeviceReport(() -> missing, desk.store, "ana");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void saysNothingWhileAllIsThere() {
    report.look();

    assertEquals(List.of(), written());
  }

  @Test
  void saysOnceThatSomethingIsMissingAndThatItIsBack() {
    missing = Set.of(Device.MICROPHONE);
    report.look();
    report.look();
    desk.acceptAll();
    new DeviceReport(() -> missing, desk.store, "ana").look();
    missing = Set.of();
    report.look();

    assertEquals(List.of(fact(Health.MISSING), fact(Health.WORKING)), written());
  }

  @Test
  void theSystemCanBeAsked() {
    assertTrue(Arrays.asList(Device.values()).containsAll(AudioDevices.SYSTEM.missing()));
  }

  private static Fact fact(Health health) {
    return new AgentFact.DeviceChanged("ana", Device.MICROPHONE, health, AgentFact.Cause.SYSTEM);
  }

  private List<Fact> written() {
    return desk
        .store
        .read(handle -> Events.ofKind(handle, CitizenId.ofAgent("ana"), "agent.device-changed"))
        .stream()
        .map(event -> event.fact())
        .toList();
  }
}
