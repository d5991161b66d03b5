// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what Outlook sends as winmail.dat (MS-OXTNEF): the text and the files of a message. Never
 * fails: of what is damaged or cut short it returns what it could read, with a note. For one
 * thread.
 */
final class TnefReader {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int HEAD = 6;
  private static final int MAX_ATTRIBUTES = 10_000;

  private static final int CODE_PAGE = 0x9007;
  private static final int SUBJECT = 0x8004;
  private static final int BODY = 0x800C;
  private static final int PROPERTIES = 0x9003;
  private static final int NEW_FILE = 0x9002;
  private static final int FILE_TITLE = 0x8010;
  private static final int FILE_DATA = 0x800F;
  private static final int FILE_PROPERTIES = 0x9005;

  private static final int PR_BODY = 0x1000;
  private static final int PR_RTF_COMPRESSED = 0x1009;
  private static final int PR_BODY_HTML = 0x1013;
  private static final int PR_CODE_PAGE = 0x3FDE;
  private static final int PR_DATA = 0x3701;
  private static final int PR_SHORT_NAME = 0x3704;
  private static final int PR_LONG_NAME = 0x3707;
  private static final int PR_MEDIA_TYPE = 0x370E;
  private static final int PR_CONTENT_ID = 0x3712;

  /** An object begins with the identifier of its interface. */
  private static final int OBJECT_HEAD = 16;

  private final byte[] bytes;
  private final Limits limits;
  private final Notes notes;
  private final int level;
  private final List<Tnef.File> files = new ArrayList<>();
  private final List<Piece> others = new ArrayList<>();
  private Charset charset = Charset.forName("windows-1252");
  private Piece body = Piece.NOTHING;
  private String subject = "";
  private boolean sound = true;

  private boolean inFile;
  private String title = "";
  private byte @Nullable [] data;
  private @Nullable MapiProperties properties;

  private TnefReader(byte[] bytes, int level, Limits limits, Notes notes) {
    this.bytes = bytes;
    this.level = level;
    this.limits = limits;
    this.notes = notes;
  }

  static Tnef read(byte[] bytes, Limits limits, Notes notes) {
    return new TnefReader(bytes, 0, limits, notes).run();
  }

  private Tnef run() {
    limits.looked(bytes.length);
    if (Little.u32(bytes, 0) != SIGNATURE) {
      notes.add("A winmail.dat is not what it says and was not read.");
      return new Tnef(Piece.NOTHING, List.of());
    }
    int at = HEAD;
    int attributes = 0;
    sound = bytes.length >= HEAD;
    while (sound && at < bytes.length) {
      int next = attribute(at);
      sound &= next > 0 && ++attributes <= MAX_ATTRIBUTES;
      at = next;
    }
    endFile();
    if (!sound) {
      notes.add("A winmail.dat is damaged and was read only in part.");
    }
    List<Piece> texts = new ArrayList<>(List.of(body));
    texts.addAll(others);
    return new Tnef(Piece.joined(texts), files);
  }

  /** Reads one attribute and returns where the next begins; 0 if there can be none. */
  private int attribute(int at) {
    int id = Little.u16(bytes, at + 1);
    int length = Little.u32(bytes, at + 5);
    int from = at + 9;
    boolean whole = length >= 0 && length <= bytes.length - from - 2;
    if (length < 0 || from > bytes.length) {
      return 0;
    }
    byte[] value = Arrays.copyOfRange(bytes, from, whole ? from + length : bytes.length);
    take(id, value);
    if (!whole) {
      return 0;
    }
    if (sum(value) != Little.u16(bytes, from + length)) {
      notes.add("A winmail.dat has a wrong checksum; something in it may be damaged.");
    }
    return from + length + 2;
  }

  private void take(int id, byte[] value) {
    switch (id) {
      case CODE_PAGE -> charset = CodePages.of(Little.u32(value, 0)).orElse(charset);
      case SUBJECT -> subject = OneLine.of(new String(value, charset), 200);
      case BODY -> body = better(Piece.plain(shown(new String(value, charset))));
      case PROPERTIES -> message(new MapiProperties(value));
      case NEW_FILE -> {
        endFile();
        inFile = true;
      }
      case FILE_TITLE -> {
        inFile = true;
        title = new String(value, charset).replace("\0", "");
      }
      case FILE_DATA -> {
        inFile = true;
        data = value;
      }
      case FILE_PROPERTIES -> {
        inFile = true;
        properties = new MapiProperties(value);
        sound &= properties.isWhole();
      }
      default -> {
        // Times, classes and the like, which the mail itself says too.
      }
    }
  }

  private void message(MapiProperties message) {
    int page = message.number(PR_CODE_PAGE);
    charset = CodePages.of(page).orElse(charset);
    Optional<byte[]> html = message.bytes(PR_BODY_HTML);
    Optional<byte[]> rtf = message.bytes(PR_RTF_COMPRESSED);
    if (html.isPresent()) {
      body = better(Piece.rich(shown(message.text(PR_BODY_HTML, charset))));
    } else if (message.bytes(PR_BODY).isPresent()) {
      body = better(Piece.plain(shown(message.text(PR_BODY, charset))));
    } else if (rtf.isPresent()) {
      body = better(Piece.plain(shown(RichText.words(RichText.unpacked(rtf.get())))));
    }
    sound &= message.isWhole();
  }

  private Piece better(Piece other) {
    return body.saysNothing() ? other : body;
  }

  private String shown(String text) {
    return OneLine.cut(text, limits.text(text.length()));
  }

  private void endFile() {
    if (!inFile) {
      return;
    }
    MapiProperties of = properties;
    byte[] content = data == null ? new byte[0] : data;
    sound &= data != null || (of != null && of.bytes(PR_DATA).isPresent());
    String name = title;
    String type = "";
    String contentId = "";
    boolean object = false;
    if (of != null) {
      name =
          Stream.of(of.text(PR_LONG_NAME, charset), title, of.text(PR_SHORT_NAME, charset))
              .filter(each -> !each.isEmpty())
              .findFirst()
              .orElse("");
      type = OneLine.of(of.text(PR_MEDIA_TYPE, charset), 200);
      contentId = OneLine.of(of.text(PR_CONTENT_ID, charset), 250);
      object = of.isObject(PR_DATA) && content.length == 0;
      content = content.length == 0 ? of.bytes(PR_DATA).orElse(content) : content;
    }
    inFile = false;
    title = "";
    data = null;
    properties = null;
    if (object) {
      object(content, name);
    } else {
      files.add(new Tnef.File(name, type, contentId.isEmpty() ? null : contentId, content));
    }
  }

  /** A message in the message, or something of another program. */
  private void object(byte[] content, String name) {
    byte[] inner =
        Arrays.copyOfRange(content, Math.min(OBJECT_HEAD, content.length), content.length);
    if (Little.u32(inner, 0) != SIGNATURE || level >= Limits.MAX_MESSAGES) {
      files.add(new Tnef.File(name, "", null, inner));
      return;
    }
    TnefReader reader = new TnefReader(inner, level + 1, limits, notes);
    Tnef tnef = reader.run();
    files.addAll(tnef.files());
    others.add(new Letter(0).another(reader.subject(), tnef.text(), notes));
  }

  private Headers subject() {
    Headers headers = new Headers();
    headers.add("Subject: " + subject);
    return headers;
  }

  private static int sum(byte[] value) {
    int sum = 0;
    for (byte b : value) {
      sum = (sum + (b & 0xFF)) & 0xFFFF;
    }
    return sum;
  }
}
