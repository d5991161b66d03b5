// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.PendingFiles;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Files in a user's data folder, by their hash. */
public final class LocalAttachments implements Attachments, AutoCloseable {
  /** Its folder, beside the user's database. */
  public static final String FOLDER = "attachments";

  /** In it, what is being downloaded. */
  static final String UNFINISHED = "unfinished";

  /** In it, the copies that were opened. */
  static final String OPENED = "opened";

  private static final long LONGEST_REST_MILLIS = 60_000;

  private final Path folder;
  private final Downloads downloads;
  private final ContentStore files;
  private final StepThread uploads;
  private final Transfers transfers = new Transfers();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("files").daemon(true).factory());

  /**
   * @param folder made when the first file comes
   * @param pending what own events wait for
   * @param settled is called when an event need no longer wait for a file
   */
  public LocalAttachments(
      Path folder,
      AttachmentServer server,
      PendingFiles pending,
      Runnable settled,
      RandomGenerator random) {
    this.folder = folder;
    this.files = new ContentStore(folder, "");
    Uploader.Waiting waiting = new Waiting(pending, settled);
    Uploader uploader = new Uploader(waiting, files, server, transfers, random);
    this.uploads = new StepThread("uploads", () -> Math.min(uploader.step(), LONGEST_REST_MILLIS));
    this.downloads = new Downloads(folder.resolve(UNFINISHED), files, server, transfers);
  }

  /** Begins to upload what events wait for. */
  public void start() {
    uploads.start();
  }

  /** An event was written, or the server may be there again. */
  public void wake() {
    uploads.wake();
  }

  /** What the local store says. */
  private record Waiting(PendingFiles pending, Runnable told) implements Uploader.Waiting {
    @Override
    public Optional<EmailFact.Attachment> next() {
      return pending.next();
    }

    @Override
    public void settled(String sha256) {
      pending.settled(sha256);
      told.run();
    }
  }

  @Override
  public CompletableFuture<EmailFact.Attachment> keep(Path file) {
    return run(() -> keepNow(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
  }

  @Override
  public CompletableFuture<EmailFact.Attachment> keep(String name, byte[] content) {
    return run(() -> keepNow(name, content));
  }

  private EmailFact.Attachment keepNow(String name, byte[] content) throws IOException {
    String safe = FileNames.safe(name, "attachment");
    String type = MediaTypes.of(new ByteArrayInputStream(content), safe);
    return new EmailFact.Attachment(safe, type, content.length, files.put(content));
  }

  @Override
  public Observed<Map<String, Transfer>> transfers() {
    return transfers.running();
  }

  @Override
  public CompletableFuture<Fetched> fetch(EmailFact.Attachment file, String message) {
    return run(
        () -> {
          Path here = downloads.fetch(file, message);
          String name = FileNames.safe(file.name(), "attachment");
          Path copies = folder.resolve(OPENED).resolve(file.sha256());
          Files.createDirectories(copies);
          Path copy = copies.resolve(name);
          Files.copy(here, copy, StandardCopyOption.REPLACE_EXISTING);
          return new Fetched(copy, MediaTypes.isProgram(MediaTypes.of(here, name), name));
        });
  }

  @Override
  public CompletableFuture<Path> save(EmailFact.Attachment file, String message, Path target) {
    return run(
        () ->
            Files.copy(
                downloads.fetch(file, message), target, StandardCopyOption.REPLACE_EXISTING));
  }

  private <T> CompletableFuture<T> run(Callable<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return work.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            // The edge of this thread: whoever waits is told.
            throw new CompletionException(e);
          }
        },
        worker);
  }

  @Override
  public void close() {
    uploads.close();
    worker.shutdownNow();
  }
}
