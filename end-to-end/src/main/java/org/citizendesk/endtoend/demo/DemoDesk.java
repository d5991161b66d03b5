// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.app.ui.DesktopLauncher;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.voice.Telephone;
import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.DemonstrationTelephone;
import org.citizendesk.protocol.fact.AgentFact;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/**
 * The demonstration at a display: a newcomer is signed in and ready, and the first citizen comes at
 * once.
 */
final class DemoDesk {
  private final Path data;
  private final int citizens;
  private final Duration pace;

  DemoDesk(Path data, int citizens, Duration pace) {
    this.data = data;
    this.citizens = citizens;
    this.pace = pace;
  }

  /** Runs until the window is closed. */
  void run() throws InterruptedException {
    Path folder = data.resolve("desktop");
    try (DemoCentre centre = DemoCentre.open(data.resolve("server"), citizens);
        DemonstrationTelephone telephone = new DemonstrationTelephone(Clock.systemUTC());
        SettingsFile settings = SettingsFile.open(folder.resolve("settings.json"));
        DesktopCore core = DesktopCore.open(options(centre, folder, telephone));
        Crowd crowd =
            new Crowd(centre.personas(), centre.places(), telephone, pace, new Random())) {
      comeIn(core);
      crowd.begin();
      DesktopLauncher.launch(core, settings);
    }
  }

  private static DesktopOptions options(
      DemoCentre centre, Path folder, DemonstrationTelephone telephone) {
    return DesktopOptions.of(centre.address(), folder)
        .with(new Telephone(DemonstrationTelephone.NAME, telephone));
  }

  private static void comeIn(DesktopCore core) {
    SignIn.Result result =
        core.signIn().signIn(DemoCentre.AGENT, DemoCentre.PASSWORD.toCharArray()).join();
    switch (result) {
      case SignIn.Result.SignedIn signedIn -> core.services().get().ifPresent(DemoDesk::beReady);
      case SignIn.Result.Refused refused -> throw new IllegalStateException(refused.text());
    }
  }

  private static void beReady(DesktopServices services) {
    var _ = services.agentState().choose(AgentFact.State.READY, "");
  }
}
