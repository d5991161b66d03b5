// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468), the form that openssl reads and writes. */
final class Pem {
  static final String PRIVATE = "PRIVATE KEY";
  static final String PUBLIC = "PUBLIC KEY";

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LINE = 64;

  private Pem() {}

  static String of(String label, byte[] der) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /**
   * @throws KnowledgeException if the file cannot be read
   */
  static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read the key " + file, e);
    }
  }

  /**
   * @throws KnowledgeException if there is no such block, naming the file
   */
  static byte[] block(String text, String label, Path file) {
    Matcher matcher =
        Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]{1,60000})-----END")
            .matcher(text);
    try {
      if (matcher.find()) {
        return Base64.getMimeDecoder().decode(matcher.group(1));
      }
    } catch (IllegalArgumentException e) {
      // Said below: what is between the lines is no key.
    }
    throw new KnowledgeException(file + ": has no -----BEGIN " + label + "----- with a key", null);
  }
}
