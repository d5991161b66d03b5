// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.attachment;

import org.citizendesk.desktop.attachment.TransferException.Kind;
import org.citizendesk.desktop.session.ServerHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests about files over HTTP, as the user who is signed in. Thread-safe. */
public final class HttpTransfers implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final long PATIENCE_SECONDS = 40;
  private static final int MOST_ANSWER_BYTES = 64 * 1024;

  private final String address;
  private final HttpClient http = ServerHttp.client(CONNECT);
  private volatile String token = "";

  /**
   * Asks nobody before somebody has signed in.
   *
   * @param server its address
   */
  public HttpTransfers(URI server) {
    this.address = ServerHttp.address(server, "/api/v1/");
  }

  /**
   * Asks with this token from now on.
   *
   * @param fresh empty while there is none
   */
  public void signedIn(String fresh) {
    token = fresh;
  }

  /**
   * Begins a request.
   *
   * @param path behind {@code /api/v1/}
   * @throws TransferException if nobody is signed in
   */
  public HttpRequest.Builder request(String path) throws TransferException {
    if (token.isEmpty()) {
      throw new TransferException(Kind.LATER, "The server does not know you yet: sign in again.");
    }
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /**
   * Sends a request and waits for the answer, whatever its status.
   *
   * @throws TransferException if none comes, or one that is too long
   */
  public HttpResponse<byte[]> send(HttpRequest.Builder request) throws TransferException {
    return send(request, MOST_ANSWER_BYTES);
  }

  /**
   * Returns a piece of a file.
   *
   * @param path that begins with the path of the file, may have a query
   * @param length most bytes to return; at least one is
   * @throws TransferException if it did not arrive whole
   */
  public byte[] piece(String path, String sha256, long offset, int length)
      throws TransferException {
    HttpResponse<byte[]> answer =
        send(
            request(path)
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .header("If-Range", "\"" + sha256 + "\"")
                .GET(),
            Math.max(length, MOST_ANSWER_BYTES));
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

  private HttpResponse<byte[]> send(HttpRequest.Builder request, int mostBytes)
      throws TransferException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostBytes));
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

  /**
   * Checks that a request was granted.
   *
   * @throws TransferException if not, with what to do about it
   */
  public static void check(int status) throws TransferException {
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

  @Override
  public void close() {
    http.shutdownNow();
  }
}
