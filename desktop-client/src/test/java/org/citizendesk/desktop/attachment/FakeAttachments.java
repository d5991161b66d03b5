// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Files that the test plays. */
public final class FakeAttachments implements Attachments {
  public final Cell<Map<String, Transfer>> transfers = new Cell<>(Map.of());
  public final List<String> asked = new ArrayList<>();
  public CompletableFuture<Fetched> fetched =
      CompletableFuture.failedFuture(
          new TransferException(TransferException.Kind.LATER, "The server cannot be reached."));

  @Override
  public Cell<Map<String, Transfer>> transfers() {
    return transfers;
  }

  @Override
  public CompletableFuture<Fetched> fetch(EmailFact.Attachment file, String message) {
    asked.add("fetch " + file.name() + " of " + message);
    return fetched;
  }

  @Override
  public CompletableFuture<EmailFact.Attachment> keep(Path file) {
    return keep(String.valueOf(file.getFileName()), new byte[0]);
  }

  @Override
  public CompletableFuture<EmailFact.Attachment> keep(String name, byte[] content) {
    asked.add("keep " + name);
    return CompletableFuture.completedFuture(
        new EmailFact.Attachment(name, "application/pdf", content.length, Sha256.of(content)));
  }

  @Override
  public CompletableFuture<Path> save(EmailFact.Attachment file, String message, Path target) {
    asked.add("save " + file.name() + " as " + target);
    return fetched.thenApply(Fetched::file);
  }
}
