// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.attachment.Attachments;
import org.citizendesk.desktop.contact.Drafts;
import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.UiContext;
import org.citizendesk.protocol.fact.EmailFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The files that go with a reply. Each is copied into this computer's store at once, so that it
 * does not matter what becomes of the original; each draft has its own.
 */
public final class ReplyFiles {
  /** Most bytes of all files of one reply. */
  static final long MOST_BYTES = 25L * 1024 * 1024;

  /** Most files of one reply. */
  static final int MOST = 20;

  private final Attachments attachments;
  private final UiContext context;
  private final Texts texts = Texts.of(ReplyFiles.class);
  private final Drafts drafts;
  private final ObservableList<EmailFact.Attachment> shown = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper copying = new ReadOnlyIntegerWrapper();
  private Optional<Drafts.Key> open = Optional.empty();

  /** Begins with none. */
  public ReplyFiles(Attachments attachments, Drafts drafts, UiContext context) {
    this.attachments = attachments;
    this.drafts = drafts;
    this.context = context;
  }

  /** Returns the files of the draft that is open. */
  public ObservableList<EmailFact.Attachment> shown() {
    return shown;
  }

  /** Returns why a file was not added; empty if all were. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Returns how many are being copied; the reply waits for them. */
  public ReadOnlyIntegerProperty copying() {
    return copying.getReadOnlyProperty();
  }

  /** Shows the files of a draft; none for something that takes no files. */
  void open(Optional<Drafts.Key> draft) {
    if (!draft.equals(open)) {
      open = draft;
      problem.set("");
      shown.setAll(draft.map(this::of).orElse(List.of()));
    }
  }

  /** Returns the files of a draft. */
  List<EmailFact.Attachment> of(Drafts.Key draft) {
    return drafts.draft(draft).files();
  }

  /** Forgets the files that went out with a draft; what was added meanwhile stays. */
  void sent(Drafts.Key draft, List<EmailFact.Attachment> files) {
    List<EmailFact.Attachment> rest = new ArrayList<>(of(draft));
    rest.removeAll(files);
    change(draft, rest);
  }

  /** Shows the files of the open draft as it is kept. */
  void refresh() {
    open.ifPresent(draft -> shown.setAll(of(draft)));
  }

  /** Puts files back that went with a reply which was taken back. */
  void returned(Drafts.Key draft, List<EmailFact.Attachment> files) {
    List<EmailFact.Attachment> all = new ArrayList<>(files);
    of(draft).stream().filter(file -> !all.contains(file)).forEach(all::add);
    change(draft, all);
  }

  /** Adds files of this computer; does nothing where none can be added. */
  public void add(List<Path> files) {
    problem.set("");
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (!Files.isRegularFile(file)) {
        problem.set(texts.get("files.no-file", name));
      } else {
        add(name, size(file), () -> attachments.keep(file));
      }
    }
  }

  /** Adds something that was copied, such as a picture. */
  public void add(String name, byte[] content) {
    problem.set("");
    add(name, content.length, () -> attachments.keep(name, content));
  }

  private void add(
      String name, long bytes, Supplier<CompletableFuture<EmailFact.Attachment>> keep) {
    if (open.isEmpty() || hasNoRoom(name, bytes)) {
      return;
    }
    Drafts.Key draft = open.get();
    copying.set(copying.get() + 1);
    context
        .tasks()
        .follow(keep)
        .onSuccess(kept -> kept(draft, kept))
        .onError(failure -> problem.set(texts.get("files.unreadable", name)))
        .andFinally(() -> copying.set(copying.get() - 1))
        .start();
  }

  private boolean hasNoRoom(String name, long bytes) {
    long all = bytes + shown.stream().mapToLong(EmailFact.Attachment::bytes).sum();
    if (all > MOST_BYTES) {
      problem.set(texts.get("files.too-large", name, MOST_BYTES / 1024 / 1024));
    } else if (shown.size() >= MOST) {
      problem.set(texts.get("files.too-many", MOST));
    }
    return all > MOST_BYTES || shown.size() >= MOST;
  }

  private void kept(Drafts.Key draft, EmailFact.Attachment file) {
    List<EmailFact.Attachment> files = new ArrayList<>(of(draft));
    boolean open = this.open.equals(Optional.of(draft));
    // Several that were added at once are each looked at before any is here.
    if (open && hasNoRoom(file.name(), file.bytes())) {
      return;
    }
    if (!files.contains(file)) {
      files.add(file);
    }
    change(draft, files);
  }

  /** Takes a file out again. */
  public void remove(EmailFact.Attachment file) {
    problem.set("");
    open.ifPresent(
        draft -> {
          List<EmailFact.Attachment> rest = new ArrayList<>(of(draft));
          rest.remove(file);
          change(draft, rest);
        });
  }

  private void change(Drafts.Key draft, List<EmailFact.Attachment> files) {
    drafts.change(draft, before -> before.withFiles(files));
    if (open.equals(Optional.of(draft))) {
      shown.setAll(files);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Copying it says what is wrong.
      return 0;
    }
  }
}
