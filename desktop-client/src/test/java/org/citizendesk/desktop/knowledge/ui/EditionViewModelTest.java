// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.citizendesk.desktop.knowledge.EditionShelf;
import org.citizendesk.desktop.knowledge.InUse;
import org.citizendesk.desktop.knowledge.Installing;
import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EditionViewModelTest {
  private static final LocalDate BEFORE_YESTERDAY = LocalDate.of(2026, 11, 19);
  private static final Path FILE = Path.of("stick", "policy-12.zip");

  private final TestUi ui = new TestUi();
  private final Notices notices = new Notices(ui.context());
  private final Shelf shelf = new Shelf();
  private final EditionViewModel model = new EditionViewModel(shelf, ui.context(), notices);

  @Test
  void theAgeIsAlwaysSaidAndGrows() {
    assertTrue(model.age().get().endsWith("2026, 2 days old"), model.age().get());
    assertEquals(Tone.CALM, model.tone().get());

    ui.pass(Duration.ofDays(29));

    assertTrue(model.age().get().endsWith("31 days old"), model.age().get());
    assertEquals(Tone.WARN, model.tone().get());
  }

  @Test
  void expiredKnowledgeSaysSoFromThatMomentOn() {
    Instant end = TestUi.START.plusSeconds(60);
    shelf.inUse.set(new InUse(11, BEFORE_YESTERDAY, Optional.of(end), 0, 100, true));
    assertEquals(Tone.CALM, model.tone().get());

    ui.pass(Duration.ofMinutes(1));

    assertEquals(Tone.BAD, model.tone().get());
    assertTrue(model.age().get().contains("expired on"), model.age().get());
  }

  @Test
  void anotherEditionIsToldQuietly() {
    assertTrue(notices.current().get().isEmpty(), "nothing has changed yet");

    shelf.inUse.set(new InUse(1200, BEFORE_YESTERDAY, Optional.empty(), 11, 100, true));

    assertEquals("Knowledge edition 1200 is in use.", notice().text());
    assertEquals(Tone.INFO, notice().tone());
    assertEquals(11, model.previous().get());
    assertEquals("Knowledge edition 1200", model.source().get());
  }

  @Test
  void theProgressOfAnIndexIsNoOtherEdition() {
    shelf.inUse.set(new InUse(11, BEFORE_YESTERDAY, Optional.empty(), 0, 40, true));

    assertTrue(model.progress().get().contains("40"), model.progress().get());
    assertTrue(notices.current().get().isEmpty());
    shelf.inUse.set(new InUse(11, BEFORE_YESTERDAY, Optional.empty(), 0, 100, true));
    assertEquals("", model.progress().get());
  }

  @Test
  void whatCanBeFoundTurnsWithTheEditionAndWhenItsIndexIsMade() {
    long before = model.turns().get();
    shelf.inUse.set(new InUse(12, BEFORE_YESTERDAY, Optional.empty(), 11, 0, false));
    assertTrue(model.preparing().get());
    shelf.inUse.set(new InUse(12, BEFORE_YESTERDAY, Optional.empty(), 11, 40, false));
    assertEquals("The search is being prepared: 40 %", model.progress().get());
    assertEquals(before + 1, model.turns().get());

    shelf.inUse.set(new InUse(12, BEFORE_YESTERDAY, Optional.empty(), 11, 100, true));

    assertEquals(before + 2, model.turns().get());
    assertFalse(model.preparing().get());
    assertEquals("", model.progress().get());
  }

  @Test
  void aPackageThatIsRefusedSaysWhyAndWhich() {
    model.open(FILE);
    assertTrue(model.installing().get());

    shelf.outcome.complete(
        new Installing.Refused(Why.OLDER, "Edition 10 is older than edition 11."));

    assertEquals(
        "policy-12.zip is not used. Edition 10 is older than edition 11.", notice().text());
    assertEquals(Tone.BAD, notice().tone());
    assertFalse(model.installing().get());
  }

  @Test
  void aDriveThatFailsIsSaid() {
    shelf.outcome.complete(new Installing.Failed("cannot read it"));

    model.open(FILE);

    assertTrue(notice().text().startsWith("policy-12.zip could not be used"), notice().text());
  }

  @Test
  void goesBackFromEveryEditionButNotFromTheArticlesOfTheProgram() {
    shelf.inUse.set(new InUse(0, BEFORE_YESTERDAY, Optional.empty(), 0, 100, true));
    model.goBack();
    assertEquals(0, shelf.backs);

    shelf.inUse.set(new InUse(11, BEFORE_YESTERDAY, Optional.empty(), 0, 100, true));
    model.goBack();
    shelf.inUse.set(new InUse(12, BEFORE_YESTERDAY, Optional.empty(), 11, 100, true));
    model.goBack();
    assertEquals(2, shelf.backs);
  }

  private Notices.Notice notice() {
    return notices.current().get().orElseThrow();
  }

  /** A shelf that does what the test says. */
  private static final class Shelf implements EditionShelf {
    private final Cell<InUse> inUse =
        new Cell<>(new InUse(11, BEFORE_YESTERDAY, Optional.empty(), 0, 100, true));
    private final CompletableFuture<Installing> outcome = new CompletableFuture<>();
    private int backs;

    @Override
    public Observed<InUse> inUse() {
      return inUse;
    }

    @Override
    public CompletableFuture<Installing> install(Path file) {
      return outcome;
    }

    @Override
    public CompletableFuture<Optional<Long>> rollBack() {
      backs++;
      return CompletableFuture.completedFuture(Optional.of(11L));
    }
  }
}
