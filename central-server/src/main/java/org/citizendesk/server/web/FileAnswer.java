// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers with a file that is known by its hash, or with the part of it that is asked for. */
public final class FileAnswer {
  private FileAnswer() {}

  /**
   * Makes the answer.
   *
   * @param sha256 of the file; whoever has the beginning of another gets the whole
   * @param headers that say what the file is
   * @throws UncheckedIOException if it cannot be read
   */
  public static Answer of(Request request, Path file, String sha256, Map<String, String> headers) {
    try {
      long size = Files.size(file);
      String tag = "\"" + sha256 + "\"";
      Optional<ByteRange> range = ByteRange.of(wanted(request, tag), size);
      if (range.isEmpty()) {
        return new Answer(
            416,
            Map.of("Content-Range", "bytes */" + size),
            Map.of("error", "the file has " + size + " bytes"));
      }
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("ETag", tag);
      all.put("Accept-Ranges", "bytes");
      if (!range.get().whole()) {
        all.put("Content-Range", range.get().contentRange(size));
      }
      return new Answer(
          range.get().status(),
          all,
          new Answer.Piece(file, range.get().offset(), range.get().length()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Makes the answer with a file that a stranger made: it is saved, and no browser shows it as a
   * page of ours.
   *
   * @param disposition how it is saved
   * @throws UncheckedIOException if it cannot be read
   */
  public static Answer foreign(
      Request request, Path file, String sha256, String type, String disposition) {
    return of(
        request,
        file,
        sha256,
        Map.of(
            "Content-Type",
            type,
            "Content-Disposition",
            disposition,
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "sandbox; default-src 'none'"));
  }

  /** A part of another file is of no use to whoever has the beginning of this one. */
  private static @Nullable String wanted(Request request, String tag) {
    String ifRange = request.getHeaders().get(HttpHeader.IF_RANGE);
    return ifRange == null || ifRange.equals(tag)
        ? request.getHeaders().get(HttpHeader.RANGE)
        : null;
  }
}
