// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen;

import org.citizendesk.desktop.session.ServerHttp;
import org.citizendesk.protocol.event.Bounds;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.id.CitizenId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Looks citizens up over HTTP, as the user who is signed in. Thread-safe. */
public final class ServerDirectory implements Directory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerDirectory.class);
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final int MOST_ANSWER_BYTES = 64 * 1024;
  private static final int MOST_FOUND = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final String address;
  private final HttpClient http = ServerHttp.client(PATIENCE);
  private volatile String token = "";

  /**
   * Asks nobody before somebody has signed in.
   *
   * @param server address of the server
   */
  public ServerDirectory(URI server) {
    this.address = ServerHttp.address(server, "/api/citizens");
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
  public List<CitizenCard> lookUp(CitizenFact.IdentifierKind kind, String value) {
    if (token.isEmpty()) {
      return List.of();
    }
    try {
      HttpResponse<byte[]> response =
          http.send(
              request(kind, value),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES));
      return response.statusCode() == 200 ? read(response.body()) : List.of();
    } catch (IOException | JacksonException e) {
      LOG.info("no look-up: {}", e.getClass().getSimpleName());
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private HttpRequest request(CitizenFact.IdentifierKind kind, String value) {
    String query =
        "?kind="
            + kind.name().toLowerCase(Locale.ROOT)
            + "&value="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(address + query))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .GET()
        .build();
  }

  private static List<CitizenCard> read(byte[] body) {
    Found found = JSON.readValue(body, Found.class);
    return found == null ? List.of() : found.citizens().stream().map(Known::card).toList();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The body of the server's answer. */
  record Found(List<Known> citizens) {
    Found {
      citizens = Bounds.list(citizens, MOST_FOUND, "citizens");
    }
  }

  /** One citizen in the server's answer. */
  record Known(CitizenId id, @Nullable String name, @Nullable String language) {
    Known {
      Bounds.present(id, "id");
    }

    CitizenCard card() {
      return new CitizenCard(
          id, name == null ? "" : name, language == null ? "" : language, List.of());
    }
  }
}
