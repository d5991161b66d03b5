// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Files over HTTP, as the user who is signed in. Thread-safe. */
public final class HttpAttachments implements AttachmentServer, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final long PATIENCE_SECONDS = 40;
  private static final int MOST_ANSWER_BYTES = 64 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile String token = "";

  /**
   * Asks nobody before somebody has signed in.
   *
   * @param server its address
   */
  public HttpAttachments(URI server) {
    this.address = server.toString().replaceAll("/+$", "") + "/api/v1/attachments/";
  }

  /**
   * Asks with this token from now on.
   *
   * @param fresh empty while there is none
   */
  public void signedIn(String fresh) {
    token = fresh;
  }

  @Override
  public Standing standing(String sha256) throws TransferException {
    return standing(upload(request(sha256 + "/upload").GET()));
  }

  @Override
  public Standing put(String sha256, long offset, long length, byte[] piece)
      throws TransferException {
    return standing(
        upload(
            request(sha256 + "/upload")
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Length", Long.toString(length))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(piece))));
  }

  @Override
  public byte[] get(String sha256, String message, long offset, int length)
      throws TransferException {
    String query = message.isEmpty() ? "" : "?message=" + message;
    HttpResponse<byte[]> answer =
        send(
            request(sha256 + query)
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .header("If-Range", "\"" + sha256 + "\"")
                .GET(),
            length);
    check(answer.statusCode());
    boolean fits =
        answer.statusCode() == 206
            && answer.body().length > 0
            && answer
                .headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + offset + "-"))
                .isPresent();
    if (!fits) {
      throw new TransferException(Kind.NEVER, "The server's file is not the one that was listed.");
    }
    return answer.body();
  }

  /** A server that knows no uploads would take the event and lose the file. */
  private HttpResponse<byte[]> upload(HttpRequest.Builder request) throws TransferException {
    HttpResponse<byte[]> answer = send(request, MOST_ANSWER_BYTES);
    if (answer.statusCode() == 404) {
      throw new TransferException(Kind.LATER, "The server is too old to take files.");
    }
    check(answer.statusCode());
    return answer;
  }

  private HttpRequest.Builder request(String path) throws TransferException {
    if (token.isEmpty()) {
      throw new TransferException(Kind.LATER, "The server does not know you yet: sign in again.");
    }
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, int mostBytes)
      throws TransferException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), Math.max(mostBytes, MOST_ANSWER_BYTES)));
    try {
      // The request's own patience ends with the headers of the answer.
      return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      asked.cancel(true);
      throw new TransferException(Kind.LATER, "The server cannot be reached.");
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransferException(Kind.LATER, "The desktop is being closed.");
    }
  }

  private static void check(int status) throws TransferException {
    if (status >= 200 && status < 300) {
      return;
    }
    throw switch (status) {
      case 401 -> new TransferException(Kind.LATER, "The server wants you to sign in again.");
      case 403 -> new TransferException(Kind.NEVER, "You may not open or add files.");
      case 404 -> new TransferException(Kind.NEVER, "The server does not have this file.");
      case 409 -> new TransferException(Kind.MISPLACED, "The upload stands somewhere else.");
      case 413 -> new TransferException(Kind.NEVER, "The file is larger than the server takes.");
      case 408, 422, 429 -> new TransferException(Kind.LATER, "The server asks to try again.");
      default ->
          status >= 500
              ? new TransferException(Kind.LATER, "The server has a trouble of its own.")
              : new TransferException(Kind.NEVER, "The server refuses the file: " + status + ".");
    };
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

  @Override
  public void close() {
    http.shutdownNow();
  }
}
