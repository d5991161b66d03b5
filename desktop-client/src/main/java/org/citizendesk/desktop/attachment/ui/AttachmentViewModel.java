// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment.ui;

import org.citizendesk.desktop.attachment.Attachments;
import org.citizendesk.desktop.attachment.Transfer;
import org.citizendesk.desktop.attachment.TransferException;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.desktop.ui.Subscriptions;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.EmailFact;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Opens and saves files of messages when the agent asks, and only then. What may run as a program
 * is not opened without a second question.
 */
public final class AttachmentViewModel implements AutoCloseable {
  private final Attachments attachments;
  private final UiContext context;
  private final Notices notices;
  private final Texts texts = Texts.of(AttachmentViewModel.class);
  private final Subscriptions subscriptions = new Subscriptions();
  private final Set<String> asked = new HashSet<>();
  private final ReadOnlyObjectWrapper<Map<String, Transfer>> transfers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private Outside outside = Outside.NOTHING;

  /** What lies outside the program's own screen. Used on the screen's thread. */
  public interface Outside {
    /** Before a window is there. */
    Outside NOTHING =
        new Outside() {
          @Override
          public Optional<Path> target(String name) {
            return Optional.empty();
          }

          @Override
          public List<Path> sources() {
            return List.of();
          }

          @Override
          public boolean confirmsProgram(String name) {
            return false;
          }

          @Override
          public void open(Path file) {}
        };

    /** Asks where to save a file; empty if nowhere. */
    Optional<Path> target(String name);

    /** Asks for files to attach; none if the agent changes her mind. */
    List<Path> sources();

    /** Asks whether a file is to be opened that may run as a program. */
    boolean confirmsProgram(String name);

    /** Lets the system open a file with the program it has for its kind; does not wait. */
    void open(Path file);
  }

  /** Follows what is on its way. */
  public AttachmentViewModel(Attachments attachments, UiContext context, Notices notices) {
    this.attachments = attachments;
    this.context = context;
    this.notices = notices;
    subscriptions.add(context.bridge().bind(transfers, attachments.transfers()));
  }

  /** Asks and opens through this from now on. */
  public void goThrough(Outside way) {
    outside = way;
  }

  /** Asks for files to attach. */
  public List<Path> choose() {
    return outside.sources();
  }

  /** Returns which files are on their way, by their hash. */
  public ReadOnlyObjectProperty<Map<String, Transfer>> transfers() {
    return transfers.getReadOnlyProperty();
  }

  /** Returns how a file's transfer stands, in words; empty if it has none. */
  public String words(String sha256) {
    Transfer transfer = transfers.get().get(sha256);
    if (transfer == null) {
      return "";
    }
    if (!transfer.problem().isEmpty()) {
      return texts.get("transfer.waits", transfer.problem());
    }
    return switch (transfer.direction()) {
      case UP -> texts.get("transfer.up", transfer.percent());
      case DOWN -> texts.get("transfer.down", transfer.percent());
    };
  }

  /**
   * Opens a file with the system's program.
   *
   * @param message hash of the message it came with; empty if it came with none
   */
  public void open(EmailFact.Attachment file, String message) {
    if (!asked.add(file.sha256())) {
      return;
    }
    context
        .tasks()
        .follow(() -> attachments.fetch(file, message))
        .onSuccess(fetched -> open(file, fetched))
        .onError(failure -> failed(file, failure))
        .andFinally(() -> asked.remove(file.sha256()))
        .start();
  }

  private void open(EmailFact.Attachment file, Attachments.Fetched fetched) {
    if (!fetched.program() || outside.confirmsProgram(file.name())) {
      outside.open(fetched.file());
    }
  }

  /** Asks where, and saves a file there. */
  public void save(EmailFact.Attachment file, String message) {
    Optional<Path> target = outside.target(file.name());
    if (target.isEmpty()) {
      return;
    }
    context
        .tasks()
        .follow(() -> attachments.save(file, message, target.get()))
        .onSuccess(saved -> notices.say(Tone.GOOD, texts.get("file.saved", file.name())))
        .onError(failure -> failed(file, failure))
        .start();
  }

  private void failed(EmailFact.Attachment file, Throwable failure) {
    String why =
        failure instanceof TransferException transfer ? transfer.text() : texts.get("file.disk");
    notices.say(Tone.BAD, texts.get("file.failed", file.name(), why));
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
