// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.knowledge;

import org.citizendesk.server.knowledge.PublishedPackages.Published;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.FileAnswer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.citizendesk.store.content.Sha256;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /api/v1/knowledge}: GET which package is offered; with {@code ?since=EDITION} also what
 * has changed in it since. {@code /api/v1/knowledge/SHA256}: GET one of the two, or a part of it.
 */
final class KnowledgeHttp extends JsonHandler {
  static final String PATH = "/api/v1/knowledge";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");

  private final PublishedPackages packages;
  private final Admission admission;

  KnowledgeHttp(PublishedPackages packages, Admission admission) {
    this.packages = packages;
    this.admission = admission;
  }

  /**
   * The answer to who asks what there is.
   *
   * @param whole the package
   * @param changes what has changed since the edition that was asked about; null if nobody knows
   */
  record Offer(String name, long edition, Piece whole, @Nullable Piece changes) {}

  /** A file to fetch. */
  record Piece(String sha256, long bytes) {
    static Piece of(Published published) {
      return new Piece(published.sha256(), published.bytes());
    }
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    if (admission.find(token(request)).isEmpty()) {
      throw new HttpProblem(401, "The token is not, or no longer, valid.");
    }
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      return Answer.wrongMethod("GET, HEAD");
    }
    String path = request.getHttpURI().getCanonicalPath();
    return path.length() <= PATH.length() + 1
        ? offer(request)
        : file(request, path.substring(PATH.length() + 1));
  }

  private Answer offer(Request request) throws HttpProblem {
    String since = Request.extractQueryParameters(request).getValue("since");
    if (since != null && !NUMBER.matcher(since).matches()) {
      throw new HttpProblem(400, "since must be the number of an edition");
    }
    Optional<Published> latest = packages.latest();
    if (latest.isEmpty()) {
      return Answer.empty(204);
    }
    Published whole = latest.get();
    String tag = "\"" + whole.sha256() + "-" + (since == null ? "" : since) + "\"";
    if (tag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      return Answer.empty(304);
    }
    Piece changes =
        since == null
            ? null
            : packages.changesSince(Long.parseLong(since)).map(Piece::of).orElse(null);
    return new Answer(
        200,
        Map.of("ETag", tag),
        new Offer(whole.manifest().name(), whole.manifest().edition(), Piece.of(whole), changes));
  }

  private Answer file(Request request, String sha256) throws HttpProblem {
    if (!Sha256.isHash(sha256)) {
      throw new HttpProblem(404, "the path must end with a SHA-256 in lower-case hexadecimal");
    }
    Published found =
        packages
            .find(sha256)
            .orElseThrow(() -> new HttpProblem(404, "no such package is offered (any more)"));
    return FileAnswer.of(request, found.file(), sha256, Map.of("Content-Type", "application/zip"));
  }
}
