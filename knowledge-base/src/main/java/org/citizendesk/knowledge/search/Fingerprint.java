// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.search;

import org.citizendesk.knowledge.article.ArticleLibrary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two libraries say the same. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(ArticleLibrary library) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      library
          .articles()
          .forEach(article -> digest.update(article.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
