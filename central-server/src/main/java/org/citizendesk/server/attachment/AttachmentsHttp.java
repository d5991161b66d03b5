// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.attachment;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.session.Admission;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.FileAnswer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.citizendesk.server.web.LongBody;
import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.MediaTypes;
import org.citizendesk.store.content.Sha256;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code /api/v1/attachments/SHA256}: GET a file or a part of it. With {@code /upload} behind: GET
 * how far its upload has come, PUT the next piece, DELETE to give it up.
 */
final class AttachmentsHttp extends JsonHandler {
  static final String PATH = "/api/v1/attachments/";

  /** Longest piece of an upload, in bytes. */
  static final int MAX_PIECE = 1024 * 1024;

  /** How long a piece may be on its way. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final LongBody PIECE = new LongBody("piece", MAX_PIECE, PATIENCE);
  private static final Logger LOG = LoggerFactory.getLogger(AttachmentsHttp.class);
  private static final Set<Role> MAY_ASK = EnumSet.of(Role.AGENT, Role.SUPERVISOR);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final String UPLOAD = "/upload";

  private final Attachments files;
  private final Uploads uploads;
  private final Admission admission;
  private final Clock clock;

  AttachmentsHttp(Attachments files, Uploads uploads, Admission admission, Clock clock) {
    this.files = files;
    this.uploads = uploads;
    this.admission = admission;
    this.clock = clock;
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    Sessions.Session session = session(token(request));
    String path = request.getHttpURI().getCanonicalPath();
    String rest = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    boolean upload = rest.endsWith(UPLOAD);
    String sha256 = upload ? rest.substring(0, rest.length() - UPLOAD.length()) : rest;
    if (!Sha256.isHash(sha256)) {
      throw new HttpProblem(404, "the path must end with a SHA-256 in lower-case hexadecimal");
    }
    return upload
        ? upload(request, session.user().name(), sha256)
        : download(request, session, sha256);
  }

  private Sessions.Session session(String token) throws HttpProblem {
    Sessions.Session session =
        admission
            .find(token)
            .orElseThrow(() -> new HttpProblem(401, "The token is not, or no longer, valid."));
    if (session.user().roles().stream().noneMatch(MAY_ASK::contains)) {
      throw new HttpProblem(403, "Only those who handle contacts may open or add files.");
    }
    return session;
  }

  private Answer upload(Request request, String user, String sha256) throws HttpProblem {
    return switch (request.getMethod()) {
      case "GET" -> Answer.of(200, uploads.standing(user, sha256));
      case "PUT" -> {
        long offset = number(request, "Upload-Offset");
        long length = number(request, "Upload-Length");
        yield Answer.of(200, uploads.add(user, sha256, offset, length, PIECE.read(request, clock)));
      }
      case "DELETE" -> {
        uploads.drop(user, sha256);
        yield Answer.empty(204);
      }
      default -> Answer.wrongMethod("GET, PUT, DELETE");
    };
  }

  private static long number(Request request, String header) throws HttpProblem {
    String value = request.getHeaders().get(header);
    if (value == null || !NUMBER.matcher(value).matches()) {
      throw new HttpProblem(400, "the header " + header + " must be a whole number");
    }
    return Long.parseLong(value);
  }

  private Answer download(Request request, Sessions.Session session, String sha256)
      throws HttpProblem {
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      return Answer.wrongMethod("GET, HEAD");
    }
    Fields query = Request.extractQueryParameters(request);
    Path file =
        find(sha256, query.getValue("message"))
            .orElseThrow(() -> new HttpProblem(404, "there is no file with this hash"));
    LOG.info("attachment {} goes to session {}", sha256, session.id());
    String disposition = disposition(query.getValue("name"), sha256);
    return FileAnswer.foreign(request, file, sha256, type(file), disposition);
  }

  private static String type(Path file) {
    try {
      return MediaTypes.of(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an attachment", e);
    }
  }

  private Optional<Path> find(String sha256, @Nullable String message) throws HttpProblem {
    if (message == null || message.isEmpty()) {
      return files.find(sha256);
    }
    if (!Sha256.isHash(message)) {
      throw new HttpProblem(400, "message must be a SHA-256 in lower-case hexadecimal");
    }
    return files.find(sha256, message);
  }

  private static String disposition(@Nullable String name, String sha256) {
    String safe = FileNames.safe(name == null ? "" : name, sha256);
    return "attachment; filename*=UTF-8''"
        + URLEncoder.encode(safe, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
