// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge;

import org.citizendesk.desktop.attachment.HttpTransfers;
import org.citizendesk.desktop.attachment.TransferException;
import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.store.content.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Packages over HTTP, as the user who is signed in. Thread-safe. */
public final class HttpPackages implements PackageServer {
  private static final String PATH = "knowledge";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpTransfers http;

  /**
   * @param http stays the caller's to close
   */
  public HttpPackages(HttpTransfers http) {
    this.http = http;
  }

  @Override
  public Optional<Offer> offer(long since) throws TransferException {
    HttpResponse<byte[]> answer = http.send(http.request(PATH + "?since=" + since).GET());
    // A server that is older than packages does not know the path.
    if (answer.statusCode() == 204 || answer.statusCode() == 404) {
      return Optional.empty();
    }
    HttpTransfers.check(answer.statusCode());
    try {
      Offer offer = JSON.readValue(answer.body(), Offer.class);
      if (offer != null
          && sound(offer.whole())
          && (offer.changes() == null || sound(offer.changes()))) {
        return Optional.of(offer);
      }
    } catch (JacksonException e) {
      // Said below: it is no answer of this protocol.
    }
    throw new TransferException(Kind.LATER, "The server's answer cannot be read.");
  }

  private static boolean sound(@Nullable Piece piece) {
    return piece != null
        && piece.sha256() != null
        && Sha256.isHash(piece.sha256())
        && piece.bytes() > 0;
  }

  @Override
  public byte[] get(String sha256, long offset, int length) throws TransferException {
    return http.piece(PATH + "/" + sha256, sha256, offset, length);
  }
}
