// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.snapshot;

import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.ByteRange;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/snapshots/NAME}: GET a file or a part of it, by whom it was offered to. */
final class SnapshotsHttp extends JsonHandler {
  static final String PATH = "/api/v1/snapshots/";

  private final SnapshotFiles files;
  private final Admission admission;

  SnapshotsHttp(SnapshotFiles files, Admission admission) {
    this.files = files;
    this.admission = admission;
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    Sessions.Session session =
        admission
            .find(token(request))
            .orElseThrow(() -> new HttpProblem(401, "The token is not, or no longer, valid."));
    if (!request.getMethod().equals("GET")) {
      return Answer.wrongMethod("GET");
    }
    String path = request.getHttpURI().getCanonicalPath();
    String name = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    Path file = files.find(name, session.id()).orElseThrow(SnapshotsHttp::gone);
    try {
      return piece(file, Files.size(file), request.getHeaders().get(HttpHeader.RANGE));
    } catch (IOException e) {
      throw gone();
    }
  }

  private static Answer piece(Path file, long size, String wanted) {
    Optional<ByteRange> range = ByteRange.of(wanted, size);
    if (range.isEmpty()) {
      return new Answer(
          416,
          Map.of("Content-Range", "bytes */" + size),
          Map.of("error", "the file has " + size + " bytes"));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept-Ranges", "bytes");
    headers.put("Content-Type", "application/octet-stream");
    if (!range.get().whole()) {
      headers.put("Content-Range", range.get().contentRange(size));
    }
    return new Answer(
        range.get().status(),
        headers,
        new Answer.Piece(file, range.get().offset(), range.get().length()));
  }

  private static HttpProblem gone() {
    return new HttpProblem(404, "there is no such snapshot, or it is another session's");
  }
}
