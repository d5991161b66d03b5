// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.protocol.fact.AgentFact.Device;
import java.util.EnumSet;
import java.util.Set;

import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** What this computer can be heard and spoken with. May take a while; any thread. */
@FunctionalInterface
public interface AudioDevices {
  /** What the operating system offers to this program. */
  AudioDevices SYSTEM =
      () -> {
        Set<Device> missing = EnumSet.noneOf(Device.class);
        if (!AudioSystem.isLineSupported(new Line.Info(SourceDataLine.class))) {
          missing.add(Device.HEADSET);
        }
        if (!AudioSystem.isLineSupported(new Line.Info(TargetDataLine.class))) {
          missing.add(Device.MICROPHONE);
        }
        return missing;
      };

  /** Returns what is not there now. */
  Set<Device> missing();
}
