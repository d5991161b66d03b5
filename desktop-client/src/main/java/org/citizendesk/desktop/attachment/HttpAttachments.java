// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Files over HTTP, as the user who is signed in. Thread-safe. */
public final class HttpAttachments implements AttachmentServer {
  private static final String PATH = "attachments/";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpTransfers http;

  /**
   * @param http stays the caller's to close
   */
  public HttpAttachments(HttpTransfers http) {
    this.http = http;
  }

  @Override
  public Standing standing(String sha256) throws TransferException {
    return standing(upload(http.request(PATH + sha256 + "/upload").GET()));
  }

  @Override
  public Standing put(String sha256, long offset, long length, byte[] piece)
      throws TransferException {
    return standing(
        upload(
            http.request(PATH + sha256 + "/upload")
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Length", Long.toString(length))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(piece))));
  }

  @Override
  public byte[] get(String sha256, String message, long offset, int length)
      throws TransferException {
    String query = message.isEmpty() ? "" : "?message=" + message;
    return http.piece(PATH + sha256 + query, sha256, offset, length);
  }

  /** A server that knows no uploads would take the event and lose the file. */
  private HttpResponse<byte[]> upload(HttpRequest.Builder request) throws TransferException {
    HttpResponse<byte[]> answer = http.send(request);
    if (answer.statusCode() == 404) {
      throw new TransferException(Kind.LATER, "The server is too old to take files.");
    }
    HttpTransfers.check(answer.statusCode());
    return answer;
  }

  private static Standing standing(HttpResponse<byte[]> answer) throws TransferException {
    try {
      Standing standing = JSON.readValue(answer.body(), Standing.class);
      if (standing != null && standing.offset() >= 0) {
        return standing;
      }
    } catch (JacksonException e) {
      // Said below: it is no answer of this protocol.
    }
    throw new TransferException(Kind.LATER, "The server's answer cannot be read.");
  }
}
