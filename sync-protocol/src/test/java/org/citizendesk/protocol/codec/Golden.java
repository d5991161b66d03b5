// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of golden files: JSON as it is with one line end behind it, CBOR as hexadecimal digits
 * in lines of 32 bytes.
 *
 * @param folder where they are
 */
record Golden(Path folder) {
  static final List<FrameCodec> CODECS = List.of(FrameCodec.json(), FrameCodec.cbor());

  private static final int DIGITS_A_LINE = 64;

  static String file(String name, FrameCodec codec) {
    return name + (codec == FrameCodec.json() ? ".json" : ".cbor.hex");
  }

  /** Returns bytes in the form that a failed comparison can show. */
  static String text(byte[] bytes, FrameCodec codec) {
    return codec == FrameCodec.json()
        ? new String(bytes, StandardCharsets.UTF_8)
        : HexFormat.of().formatHex(bytes);
  }

  byte[] read(String name, FrameCodec codec) throws IOException {
    String text = Files.readString(folder.resolve(file(name, codec)));
    return codec == FrameCodec.json()
        ? text.stripTrailing().getBytes(StandardCharsets.UTF_8)
        : HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  String readPayload(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".json")).stripTrailing();
  }

  void write(String name, FrameCodec codec, byte[] bytes) throws IOException {
    String text = text(bytes, codec);
    String lines =
        codec == FrameCodec.json()
            ? text
            : text.replaceAll("(.{" + DIGITS_A_LINE + "})(?=.)", "$1\n");
    put(file(name, codec), lines);
  }

  void writePayload(String name, String payload) throws IOException {
    put(name + ".json", payload);
  }

  Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private void put(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }
}
