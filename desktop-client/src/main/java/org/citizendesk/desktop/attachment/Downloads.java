// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Brings files here piece by piece. What came before a break is kept and not fetched again; what is
 * complete counts only if its hash is right. Blocks; one file is fetched by one thread at a time.
 */
final class Downloads {
  private static final int PIECE = 512 * 1024;

  private final Path folder;
  private final ContentStore files;
  private final AttachmentServer server;
  private final Transfers transfers;

  Downloads(Path folder, ContentStore files, AttachmentServer server, Transfers transfers) {
    this.folder = folder;
    this.files = files;
    this.server = server;
    this.transfers = transfers;
  }

  /** Returns the file, once it is here. */
  Path fetch(EmailFact.Attachment file, String message) throws TransferException, IOException {
    String sha256 = file.sha256();
    if (!Sha256.isHash(sha256)) {
      throw new TransferException(Kind.NEVER, "The file is listed without a proper hash.");
    }
    if (!files.holds(sha256, file.bytes())) {
      Files.createDirectories(folder);
      Path part = folder.resolve(sha256 + ".part");
      try {
        complete(part, file, message);
      } finally {
        transfers.end(sha256);
      }
      adopt(part, sha256);
    }
    return files.find(sha256).orElseThrow();
  }

  private void complete(Path part, EmailFact.Attachment file, String message)
      throws TransferException, IOException {
    long here = Files.exists(part) ? Files.size(part) : 0;
    if (here == 0) {
      Files.write(part, new byte[0]);
    }
    while (here < file.bytes()) {
      transfers.show(file.sha256(), new Transfer(Transfer.Direction.DOWN, here, file.bytes(), ""));
      int length = (int) Math.min(PIECE, file.bytes() - here);
      byte[] piece = server.get(file.sha256(), message, here, length);
      Files.write(part, piece, StandardOpenOption.APPEND);
      here += piece.length;
    }
  }

  private void adopt(Path part, String sha256) throws TransferException, IOException {
    if (!Sha256.of(Files.readAllBytes(part)).equals(sha256)) {
      Files.delete(part);
      throw new TransferException(
          Kind.NEVER, "The file arrived damaged and was dropped. Try again.");
    }
    files.adopt(part, sha256);
  }
}
