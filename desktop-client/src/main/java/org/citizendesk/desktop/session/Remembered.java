// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.session;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.store.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What this computer remembers of a user's last sign-in at the server, so that work can begin while
 * the server is away: never the password, only a slow one-way function of it.
 */
final class Remembered {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final String FILE = "sign-in.properties";
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int LEAST_ITERATIONS = 600_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final UserFolders folders;
  private final SecureRandom random = new SecureRandom();

  Remembered(UserFolders folders) {
    this.folders = folders;
  }

  /** How a check ended. */
  sealed interface Check {
    /** It is this user. */
    record Right(SignedInUser user) implements Check {}

    /** The password is not the one that was used last. */
    record Wrong() implements Check {}

    /** Nothing usable is remembered of this user. */
    record Nothing() implements Check {}
  }

  /**
   * Remembers a sign-in that the server granted.
   *
   * @throws IOException if it could not be stored; what was remembered before is kept
   */
  void keep(SignedInUser user, char[] password) throws IOException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Properties properties = new Properties();
    properties.setProperty("name", user.name());
    properties.setProperty("display-name", user.displayName());
    properties.setProperty(
        "roles", user.roles().stream().map(Role::name).collect(Collectors.joining(",")));
    properties.setProperty("iterations", Integer.toString(LEAST_ITERATIONS));
    properties.setProperty("salt", HexFormat.of().formatHex(salt));
    properties.setProperty(
        "hash", HexFormat.of().formatHex(hash(password, salt, LEAST_ITERATIONS)));
    Path file = file(user.name());
    DurableFiles.createFolders(DurableFiles.folder(file));
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(fresh);
    createPrivate(fresh);
    try (OutputStream out = Files.newOutputStream(fresh)) {
      properties.store(out, null);
    }
    DurableFiles.sync(fresh);
    DurableFiles.move(fresh, file);
  }

  /** Forgets a user whom the server no longer lets in. */
  void forget(String name) throws IOException {
    if (Files.deleteIfExists(file(name))) {
      DurableFiles.syncFolder(DurableFiles.folder(file(name)));
    }
  }

  /** Checks a password; takes a good part of a second on purpose. */
  Check check(String name, char[] password) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return new Check.Nothing();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
      return check(properties, name, password);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read; one sign-in at the server makes it anew", file, e);
      return new Check.Nothing();
    }
  }

  private static Check check(Properties properties, String name, char[] password) {
    if (!name.equals(text(properties, "name"))) {
      throw new IllegalArgumentException("the name is another one");
    }
    int iterations = Integer.parseInt(text(properties, "iterations"));
    if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("iterations must be from 600000 to 10000000");
    }
    byte[] salt = HexFormat.of().parseHex(text(properties, "salt"));
    byte[] expected = HexFormat.of().parseHex(text(properties, "hash"));
    if (salt.length != SALT_BYTES || expected.length != HASH_BITS / 8) {
      throw new IllegalArgumentException("salt or hash has the wrong length");
    }
    List<Role> roles =
        Arrays.stream(text(properties, "roles").split(",")).map(Role::valueOf).toList();
    if (!MessageDigest.isEqual(expected, hash(password, salt, iterations))) {
      return new Check.Wrong();
    }
    return new Check.Right(new SignedInUser(name, text(properties, "display-name"), roles));
  }

  private static String text(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private Path file(String name) {
    return folders.of(name).resolve(FILE);
  }

  private static void createPrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private static byte[] hash(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }
}
