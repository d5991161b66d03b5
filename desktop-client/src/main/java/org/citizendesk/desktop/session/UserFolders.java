// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where each user's data lies: a folder of their own, so that those who share a computer never see
 * each other's data.
 */
public final class UserFolders {
  // What is the same on every file system, whatever it thinks of capitals and dots.
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,40}");

  private final Path root;

  /**
   * @param root the data folder of this computer's desktop
   */
  public UserFolders(Path root) {
    this.root = root;
  }

  /** Returns the folder of a user; two names never share one. */
  public Path of(String name) {
    return root.resolve("users")
        .resolve(PLAIN.matcher(name).matches() ? "u-" + name : "x-" + hash(name));
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
