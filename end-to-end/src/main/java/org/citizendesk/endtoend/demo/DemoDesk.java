// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.app.ui.DesktopLauncher;
import org.citizendesk.desktop.knowledge.KnowledgeFolders;
import org.citizendesk.desktop.knowledge.OpenKnowledge;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.settings.SettingsFile;
import org.citizendesk.desktop.voice.Telephone;
import org.citizendesk.endtoend.citizens.Crowd;
import org.citizendesk.endtoend.citizens.DemonstrationTelephone;
import org.citizendesk.knowledge.meaning.SentenceModel;
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
  private final Site centre;
  private final Path folder;
  private final Duration pace;

  /**
   * @param folder of the desktop's own
   * @param pace between two citizens
   */
  DemoDesk(Site centre, Path folder, Duration pace) {
    this.centre = centre;
    this.folder = folder;
    this.pace = pace;
  }

  /** Runs until the window is closed. */
  void run() throws InterruptedException {
    try (OpenKnowledge knowledge =
            new OpenKnowledge(KnowledgeFolders.in(folder), SentenceModel::load, Clock.systemUTC());
        DemonstrationTelephone telephone = new DemonstrationTelephone(Clock.systemUTC());
        SettingsFile settings = SettingsFile.open(folder.resolve("settings.json"));
        DesktopCore core = DesktopCore.open(options(telephone));
        Crowd crowd =
            new Crowd(centre.personas(), centre.places(), telephone, pace, new Random())) {
      var _ = comeIn(core).agentState().choose(AgentFact.State.READY, "");
      crowd.begin();
      DesktopLauncher.launch(core, settings, knowledge);
    }
  }

  private DesktopOptions options(DemonstrationTelephone telephone) {
    return DesktopOptions.of(centre.address(), folder)
        .with(new Telephone(DemonstrationTelephone.NAME, telephone));
  }

  /** Signs the newcomer in. */
  static DesktopServices comeIn(DesktopCore core) {
    SignIn.Result result =
        core.signIn().signIn(DemoCentre.AGENT, DemoCentre.PASSWORD.toCharArray()).join();
    return switch (result) {
      case SignIn.Result.SignedIn signedIn -> core.services().get().orElseThrow();
      case SignIn.Result.Refused refused -> throw new IllegalStateException(refused.text());
    };
  }
}
