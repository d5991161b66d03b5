// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.FileAnswer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.citizendesk.server.web.LongBody;
import org.citizendesk.store.content.FileNames;
import org.citizendesk.store.content.MediaTypes;
import org.citizendesk.store.content.Sha256;
import org.eclipse.jetty.server.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * {@code /chat/files}: POST a file into a conversation; with its SHA-256 behind, GET one that was
 * sent there. The conversation and its key stand in headers, never in the address.
 */
final class ChatFiles extends JsonHandler {
  static final String PATH = "/chat/files";

  private static final String CONVERSATION = "Chat-Conversation";
  private static final String KEY = "Chat-Key";
  private static final String MESSAGE = "Chat-Message";
  private static final String NAME = "Chat-Name";

  /** What pages of other sites may send. */
  static final String HEADERS = String.join(", ", CONVERSATION, KEY, MESSAGE, NAME, "Content-Type");

  /** How long a file may be on its way. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final ChatLimits.Rate PER_ADDRESS = new ChatLimits.Rate(30, 0.2);
  private static final int AT_ONCE = 16;
  private static final int AT_ONCE_FROM_ADDRESS = 4;

  /** What is told by content, by the name only where the content leaves several. */
  private static final Set<String> TAKEN =
      Set.of(
          "application/pdf",
          "application/rtf",
          "application/msword",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.presentation",
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/heic",
          "image/heif",
          "image/tiff",
          "image/bmp",
          "text/plain",
          "text/csv");

  private final Desk desk;
  private final Attachments files;
  private final LongBody body;
  private final RateLimiter<String> rate;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Doors sending = new Doors(Set.of(), AT_ONCE_FROM_ADDRESS);

  ChatFiles(Desk desk, Attachments files) {
    this.desk = desk;
    this.files = files;
    this.body = new LongBody("file", desk.files().maxBytes(), PATIENCE);
    this.rate = new RateLimiter<>(PER_ADDRESS, desk.clock());
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    String path = request.getHttpURI().getCanonicalPath();
    String address = Request.getRemoteAddr(request);
    boolean post = "POST".equals(request.getMethod());
    if (post && path.equals(PATH)) {
      return take(request, address);
    }
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      return Answer.wrongMethod(path.equals(PATH) ? "POST" : "GET, HEAD");
    }
    if (!desk.addressRate().take(address)) {
      throw new HttpProblem(429, "too much was asked for; try again a little later");
    }
    return give(request, path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "");
  }

  private Conversation conversation(Request request) throws HttpProblem {
    try {
      ContactId id = ContactId.of(header(request, CONVERSATION));
      String key = header(request, KEY);
      return desk.conversations().find(id, key, new CitizenFrame.Hello(id, key, 0, "", "und"));
    } catch (RefusedException | IllegalArgumentException e) {
      throw new HttpProblem(404, "there is no such conversation with this key");
    }
  }

  private static String header(Request request, String name) throws HttpProblem {
    String value = request.getHeaders().get(name);
    if (value == null) {
      throw new HttpProblem(400, "the header " + name + " is missing");
    }
    return value;
  }

  private Answer give(Request request, String sha256) throws HttpProblem {
    Conversation conversation = conversation(request);
    if (!Sha256.isHash(sha256) || !desk.conversations().hasFile(conversation.id(), sha256)) {
      throw new HttpProblem(404, "there is no such file in this conversation");
    }
    Path file =
        files.find(sha256).orElseThrow(() -> new HttpProblem(404, "the file is not here any more"));
    return FileAnswer.foreign(request, file, sha256, "application/octet-stream", "attachment");
  }

  private Answer take(Request request, String address) throws HttpProblem {
    if (desk.files().maxBytes() == 0) {
      throw new HttpProblem(404, "no files are taken here");
    }
    if (!sending.enter(address)) {
      throw new HttpProblem(429, "too many files come from this address at once");
    }
    try {
      if (!room.tryAcquire()) {
        throw new HttpProblem(503, "too many files come at once; try again a little later");
      }
      try {
        // Read first: an answer that comes before can be lost with the connection.
        return take(request, address, body.read(request, desk.clock()));
      } finally {
        room.release();
      }
    } finally {
      sending.leave(address);
    }
  }

  private Answer take(Request request, String address, byte[] bytes) throws HttpProblem {
    Conversation conversation = conversation(request);
    UUID message = message(request);
    if (!rate.take(address)) {
      throw new HttpProblem(429, "too many files come from this address; try again later");
    }
    EmailFact.Attachment file = file(name(request), bytes);
    int most = desk.files().most();
    return switch (desk.conversations().share(conversation, message, file, most).join()) {
      case STORED -> Answer.of(200, Map.of("sha256", file.sha256()));
      case OVER -> throw new HttpProblem(410, "this chat is over, or has not begun");
      case FULL -> throw new HttpProblem(409, "a chat has at most " + most + " files");
    };
  }

  private EmailFact.Attachment file(String name, byte[] bytes) throws HttpProblem {
    if (bytes.length == 0) {
      throw new HttpProblem(422, "the file is empty");
    }
    String type;
    try {
      type = MediaTypes.of(new ByteArrayInputStream(bytes), name);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be read", e);
    }
    if (!TAKEN.contains(type) || MediaTypes.isProgram(type, name)) {
      throw new HttpProblem(415, "files of this kind are not taken");
    }
    return new EmailFact.Attachment(name, type, bytes.length, files.put(bytes));
  }

  private static UUID message(Request request) throws HttpProblem {
    try {
      return UUID.fromString(header(request, MESSAGE));
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, "the header " + MESSAGE + " must be a UUID");
    }
  }

  private static String name(Request request) throws HttpProblem {
    try {
      String written = URLDecoder.decode(header(request, NAME), StandardCharsets.UTF_8);
      return FileNames.safe(written, "file");
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(400, "the header " + NAME + " must be written with percent signs");
    }
  }
}
