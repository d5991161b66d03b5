// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.lint;

import org.citizendesk.knowledge.article.Article;
import org.citizendesk.knowledge.article.LibraryReading;
import org.citizendesk.knowledge.article.Problem;
import org.citizendesk.knowledge.article.Section;
import org.citizendesk.knowledge.article.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the web whether the pages that articles link to are there: the one check that leaves the
 * machine, and only when asked for. Each page is asked for once, one after the other.
 */
public final class WebLinks implements AutoCloseable {
  private static final int GONE_FROM = 400;

  /** Some sites answer robots so, and people not. */
  private static final List<Integer> NOT_FOR_US = List.of(401, 403, 405, 429);

  private final Duration patience;
  private final HttpClient client;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * @param patience how long to wait for one page
   */
  public WebLinks(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Names the links to pages that are not there; each place where one stands. */
  public List<Problem> check(LibraryReading reading) {
    List<Problem> problems = new ArrayList<>();
    for (Article article : reading.library().articles()) {
      Place place = Place.of(reading, article);
      for (Section section : article.sections()) {
        section.blocks().stream()
            .flatMap(block -> block.spans().stream())
            .map(Span::link)
            .filter(link -> link.startsWith("https://"))
            .distinct()
            .forEach(
                link ->
                    flaw(link).ifPresent(it -> problems.add(place.at(section, "web-link", it))));
      }
    }
    return problems;
  }

  /** Returns what is wrong with an address; empty if a page answers there. */
  Optional<String> flaw(String address) {
    Optional<String> before = known.get(address);
    if (before != null) {
      return before;
    }
    Optional<String> flaw = ask(address);
    known.put(address, flaw);
    return flaw;
  }

  private Optional<String> ask(String address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address)).timeout(patience).HEAD().build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status < GONE_FROM || NOT_FOR_US.contains(status)
          ? Optional.empty()
          : Optional.of(address + " answers " + status);
    } catch (IllegalArgumentException e) {
      return Optional.of(address + " is no address");
    } catch (IOException e) {
      return Optional.of(address + " does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(address + " was not asked: interrupted");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
