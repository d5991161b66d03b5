// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.frame.ServerFrame;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Asks the server for a session. */
final class SessionServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MOST_ANSWER_BYTES = 64 * 1024;

  private final URI address;
  private final HttpClient http = ServerHttp.client(CONNECT);

  SessionServer(URI server) {
    this.address = URI.create(ServerHttp.address(server, "/api/session"));
  }

  /** What the server said. */
  sealed interface Answer {
    /** The user may come in. */
    record Granted(SignedInUser user, String token) implements Answer {
      @Override
      public String toString() {
        return "Granted[" + user.name() + "]";
      }
    }

    /**
     * The user may not come in.
     *
     * @param barred whether nothing that this computer remembers may open the door either
     */
    record Refused(String text, boolean barred) implements Answer {}

    /** There is no server, or it has an error of its own. */
    record Away() implements Answer {}
  }

  Answer ask(String name, char[] password) throws InterruptedException {
    byte[] body = JSON.writeValueAsBytes(Map.of("name", name, "password", password));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return read(
          http.send(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES)));
    } catch (IOException e) {
      return new Answer.Away();
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static Answer read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      return granted(response.body());
    }
    if (status >= 500) {
      return new Answer.Away();
    }
    return switch (status) {
      case 401 -> new Answer.Refused("The name or the password is wrong.", false);
      case 403 -> new Answer.Refused("This account is barred. Ask your administrator.", true);
      case 429 ->
          new Answer.Refused(
              "There were too many wrong tries for this name. Wait a while and try again.", false);
      default ->
          new Answer.Refused(
              "The server at this address does not know Citizen Desk (it answered "
                  + status
                  + "). Check the server address in the settings.",
              false);
    };
  }

  private static Answer granted(byte[] body) {
    try {
      Body read = JSON.readValue(body, Body.class);
      return new Answer.Granted(
          new SignedInUser(read.user().name(), read.user().displayName(), read.user().roles()),
          read.token());
    } catch (JacksonException | NullPointerException e) {
      return new Answer.Refused(
          "The server's answer to the sign-in cannot be read. Check the server address in the"
              + " settings, and whether server and desktop are of the same version.",
          false);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The body of a granted sign-in. */
  record Body(String token, ServerFrame.User user, Instant expiresAt) {
    Body {
      Bounds.line(token, "token");
      Objects.requireNonNull(user, "user is missing");
      Objects.requireNonNull(expiresAt, "expiresAt is missing");
    }

    @Override
    public String toString() {
      return "Body[" + user.name() + "]";
    }
  }
}
