// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.store.Events;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.store.LocalTx;
import org.citizendesk.desktop.store.StoredEvent;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.AgentFact.Device;
import org.citizendesk.protocol.fact.AgentFact.Health;
import org.citizendesk.protocol.id.CitizenId;
import org.jdbi.v3.core.Handle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes down when the headset or the microphone of an agent comes or goes, so that supervisors see
 * it. That a device is there is said only of one that was missing.
 */
public final class DeviceReport {
  private static final long LOOK_MILLIS = 15_000;

  private final AudioDevices devices;
  private final LocalStore store;
  private final String agent;
  private final Event.Subject about;

  /** Reports to this agent's ledger. */
  public DeviceReport(AudioDevices devices, LocalStore store, String agent) {
    this.devices = devices;
    this.store = store;
    this.agent = agent;
    this.about = new Event.Subject(CitizenId.ofAgent(agent), null);
  }

  /** Looks once, and returns after how many milliseconds to look again. */
  public long look() {
    Set<Device> missing = devices.missing();
    store
        .submit(
            tx -> {
              write(tx, missing);
              return true;
            })
        .join();
    return LOOK_MILLIS;
  }

  private void write(LocalTx tx, Set<Device> missing) {
    Map<Device, Health> known = known(tx.handle());
    for (Device device : Device.values()) {
      Health now = missing.contains(device) ? Health.MISSING : Health.WORKING;
      if (known.getOrDefault(device, Health.WORKING) != now) {
        tx.write(about, new AgentFact.DeviceChanged(agent, device, now, AgentFact.Cause.SYSTEM));
      }
    }
  }

  private Map<Device, Health> known(Handle handle) {
    Map<Device, Health> known = new EnumMap<>(Device.class);
    for (StoredEvent event : Events.ofKind(handle, about.citizen(), "agent.device-changed")) {
      if (event.counts() && event.fact() instanceof AgentFact.DeviceChanged changed) {
        known.put(changed.device(), changed.health());
      }
    }
    return known;
  }
}
