// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.jspecify.annotations.Nullable;
import java.util.List;

/**
 * What a winmail.dat has in it.
 *
 * @param text of the message; says nothing if it has none
 * @param files in order
 */
record Tnef(Piece text, List<File> files) {
  /** Copies the list. */
  Tnef {
    files = List.copyOf(files);
  }

  /** A file in it. */
  static final class File {
    private final String name;
    private final String mediaType;
    private final @Nullable String contentId;
    private final byte[] bytes;

    /**
     * @param name as written there, not cleaned; may be empty
     * @param mediaType empty if it is not told
     * @param contentId null if the HTML does not name it
     */
    File(String name, String mediaType, @Nullable String contentId, byte[] bytes) {
      this.name = name;
      this.mediaType = mediaType;
      this.contentId = contentId;
      this.bytes = bytes;
    }

    /** Returns what it would have declared as a part of a mail. */
    Headers headers() {
      Headers headers = new Headers();
      headers.add(
          "Content-Type: " + (mediaType.isEmpty() ? "application/octet-stream" : mediaType));
      if (contentId != null) {
        headers.add("Content-ID: " + contentId);
      }
      return headers;
    }

    PartType type(Notes notes) {
      return PartType.of(headers(), notes).named(OneLine.of(name, 1000));
    }

    byte[] bytes() {
      return bytes;
    }
  }
}
