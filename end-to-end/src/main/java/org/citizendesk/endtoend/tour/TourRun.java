// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import jakarta.mail.MessagingException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.voice.Telephone;
import org.citizendesk.endtoend.citizens.DemonstrationTelephone;
import org.citizendesk.endtoend.demo.DemoCentre;
import org.citizendesk.endtoend.proof.Findings;
import org.citizendesk.endtoend.proof.Reconciliation;
import org.citizendesk.endtoend.screen.Camera;
import org.citizendesk.endtoend.screen.DeskStage;
import org.citizendesk.endtoend.screen.Hands;
import org.citizendesk.knowledge.KnowledgeBase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One tour: an agent at the real window works a chat, a call and a mail; in the middle the server
 * goes away while she writes. Everything is compared afterwards from the stores.
 */
final class TourRun {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final int CITIZENS = 24;

  private final Path work;
  private final Camera camera;
  private final boolean oneLook;
  private final Consumer<String> diary;

  TourRun(Path work, Camera camera, boolean oneLook, Consumer<String> diary) {
    this.work = work;
    this.camera = camera;
    this.oneLook = oneLook;
    this.diary = diary;
  }

  TourReport run() throws MessagingException {
    long start = System.nanoTime();
    Path folder = work.resolve("desktop");
    diary.accept("opening a contact centre with " + CITIZENS + " invented citizens");
    Outside outside;
    Result result;
    Path database;
    try (DemoCentre centre = DemoCentre.open(work.resolve("server"), CITIZENS);
        DemonstrationTelephone telephone = new DemonstrationTelephone(Clock.systemUTC());
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        Outside citizens = new Outside(centre.places())) {
      outside = citizens;
      database = centre.database();
      long since = centre.head();
      DesktopOptions options =
          DesktopOptions.of(centre.address(), folder)
              .with(new Telephone(DemonstrationTelephone.NAME, telephone));
      try (DesktopCore core = DesktopCore.open(options);
          DeskStage desk = DeskStage.open(core, knowledge, folder)) {
        Hands hands = new Hands(desk.stage());
        Pictures pictures = new Pictures(camera, desk, oneLook);
        pictures.everySize("sign-in");
        signIn(hands);
        await("the signed-in services", () -> core.services().get().isPresent());
        DesktopServices services = core.services().get().orElseThrow();
        await("the link", () -> services.link().get().state() == LinkStatus.State.LIVE);
        Shift shift = new Shift(centre, telephone, citizens, services, hands, pictures, diary);
        int hits = workOrShow(shift, desk);
        await("everything sent", () -> services.link().get().unsent() == 0);
        citizens.collectLetters();
        result =
            new Result(since, hits, folder.resolve("users/u-" + DemoCentre.AGENT + "/desk.db"));
      }
    }
    Findings findings =
        Reconciliation.compare(
            database, result.since, Map.of(DemoCentre.AGENT, result.desktop), outside.seen());
    List<String> names =
        camera.pictures().stream().map(picture -> picture.getFileName().toString()).toList();
    double seconds = (System.nanoTime() - start) / 1e9;
    return TourReport.of(findings, result.hits, seconds, names);
  }

  /** A tour that gets stuck leaves a picture of where. */
  private int workOrShow(Shift shift, DeskStage desk) throws MessagingException {
    try {
      return shift.work();
    } catch (ConditionTimeoutException e) {
      camera.take(desk.stage(), "stuck");
      throw e;
    }
  }

  private static void signIn(Hands hands) {
    hands.type("sign-in-name", DemoCentre.AGENT);
    hands.type("sign-in-password", DemoCentre.PASSWORD);
    hands.press("sign-in-button");
  }

  static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).pollInterval(GLANCE).until(condition);
  }

  private record Result(long since, int hits, Path desktop) {}
}
