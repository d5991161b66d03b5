// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.desktop.attachment.Attachments;
import org.citizendesk.desktop.attachment.FakeAttachments;
import org.citizendesk.desktop.attachment.Transfer;
import org.citizendesk.desktop.ui.DirectTaskRunner;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.EmailFact;
import org.junit.jupiter.api.Test;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AttachmentViewModelTest {
  private static final EmailFact.Attachment FILE =
      new EmailFact.Attachment("plan.pdf", "application/pdf", 9, "h");
  private static final Path HERE = Path.of("opened", "plan.pdf");

  private final FakeAttachments attachments = new FakeAttachments();
  private final UiContext context = new TestUi().context(new DirectTaskRunner());
  private final Notices notices = new Notices(context);
  private final AttachmentViewModel model = new AttachmentViewModel(attachments, context, notices);
  private final List<String> done = new ArrayList<>();
  private boolean confirms;
  private Optional<Path> target = Optional.empty();

  AttachmentViewModelTest() {
    model.goThrough(
        new AttachmentViewModel.Outside() {
          @Override
          public Optional<Path> target(String name) {
            return target;
          }

          @Override
          public List<Path> sources() {
            return List.of();
          }

          @Override
          public boolean confirmsProgram(String name) {
            done.add("asked about " + name);
            return confirms;
          }

          @Override
          public void open(Path file) {
            done.add("opened " + file);
          }
        });
  }

  @Test
  void nothingIsFetchedOrOpenedByItself() {
    assertEquals(List.of(), attachments.asked);
    assertEquals(List.of(), done);
  }

  @Test
  void opensAHarmlessFileAtOnce() {
    attachments.fetched = arrived(false);

    model.open(FILE, "raw");

    assertEquals(List.of("fetch plan.pdf of raw"), attachments.asked);
    assertEquals(List.of("opened " + HERE), done);
  }

  @Test
  void asksBeforeItOpensWhatMayRunAndTakesNoForAnAnswer() {
    attachments.fetched = arrived(true);

    model.open(FILE, "");
    assertEquals(List.of("asked about plan.pdf"), done);

    confirms = true;
    model.open(FILE, "");
    assertEquals("opened " + HERE, done.getLast());
  }

  @Test
  void aSecondPressWhileItIsComingDoesNothing() {
    attachments.fetched = new CompletableFuture<>();

    model.open(FILE, "");
    model.open(FILE, "");
    attachments.fetched.complete(new Attachments.Fetched(HERE, false));

    assertEquals(List.of("opened " + HERE), done);
  }

  @Test
  void savesWhereTheAgentSays() {
    attachments.fetched = arrived(true);
    model.save(FILE, "");
    assertEquals(List.of(), attachments.asked);

    target = Optional.of(Path.of("there"));
    model.save(FILE, "");

    assertEquals(List.of("save plan.pdf as there"), attachments.asked);
    assertEquals("plan.pdf is saved.", notice());
  }

  @Test
  void saysInWordsWhyAFileCannotBeOpened() {
    model.open(FILE, "");
    assertEquals("plan.pdf could not be opened. The server cannot be reached.", notice());

    attachments.fetched = CompletableFuture.failedFuture(new java.io.IOException("No space left"));
    model.open(FILE, "");
    assertEquals(
        "plan.pdf could not be opened. This computer could not store it; look for free space on"
            + " its disk.",
        notice());
  }

  @Test
  void saysHowATransferStands() {
    attachments.transfers.set(
        Map.of(
            "down", new Transfer(Transfer.Direction.DOWN, 1, 4, ""),
            "up", new Transfer(Transfer.Direction.UP, 2, 5, ""),
            "waits", new Transfer(Transfer.Direction.UP, 2, 5, "No link.")));

    assertEquals("downloading 25 %", model.words("down"));
    assertEquals("uploading 40 %", model.words("up"));
    assertEquals("waits: No link.", model.words("waits"));
    assertEquals("", model.words("none"));
  }

  private String notice() {
    return notices.current().get().orElseThrow().text();
  }

  private static CompletableFuture<Attachments.Fetched> arrived(boolean program) {
    return CompletableFuture.completedFuture(new Attachments.Fetched(HERE, program));
  }
}
