// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;

/**
 * The key that packages are signed with. Whoever has it can tell every desktop what the policy is:
 * it belongs to the knowledge owner, not on a server.
 *
 * @param privateKey of the curve P-256
 * @param publicKey belongs to it
 */
public record SigningKey(PrivateKey privateKey, PublicKey publicKey) {
  /** Makes a new key. */
  public static SigningKey fresh() {
    KeyPair keys = Crypto.newKeys();
    return new SigningKey(keys.getPrivate(), keys.getPublic());
  }

  /**
   * Reads a file with the PEM blocks {@code PRIVATE KEY} and {@code PUBLIC KEY}.
   *
   * @throws KnowledgeException if it cannot be read, is no such file, or the two do not belong
   *     together
   */
  public static SigningKey read(Path file) {
    try {
      String text = Pem.text(file);
      SigningKey key =
          new SigningKey(
              Crypto.privateKey(Pem.block(text, Pem.PRIVATE, file)),
              Crypto.publicKey(Pem.block(text, Pem.PUBLIC, file)));
      byte[] probe = {1};
      if (!Crypto.verifies(key.publicKey, probe, key.sign(probe))) {
        throw new KnowledgeException(file + ": its two keys do not belong together", null);
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new KnowledgeException(file + ": is no key of the curve P-256", e);
    }
  }

  /**
   * Writes the key so that only its owner can read it, where the file system knows owners.
   *
   * @throws KnowledgeException if the file exists or cannot be written
   */
  public void writeSecret(Path file) {
    FileAttribute<?>[] owned =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    write(
        file,
        Pem.of(Pem.PRIVATE, privateKey.getEncoded()) + Pem.of(Pem.PUBLIC, publicKey.getEncoded()),
        owned);
  }

  /**
   * Writes the half that servers and desktops get.
   *
   * @throws KnowledgeException if the file exists or cannot be written
   */
  public void writePublic(Path file) {
    write(file, Pem.of(Pem.PUBLIC, publicKey.getEncoded()));
  }

  private static void write(Path file, String text, FileAttribute<?>... attributes) {
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, fresh, attributes)) {
      Disk.write(channel, text.getBytes(StandardCharsets.US_ASCII));
    } catch (FileAlreadyExistsException e) {
      throw new KnowledgeException(file + " exists; keys are never overwritten", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot write " + file, e);
    }
  }

  /** Returns what people can compare keys by, such as {@code 3f2a0c9d51e7b846}. */
  public String name() {
    return Crypto.name(publicKey);
  }

  byte[] sign(byte[] bytes) {
    return Crypto.sign(privateKey, bytes);
  }

  /** Returns who trusts this key and no other. */
  public TrustedKeys trusted() {
    return TrustedKeys.of(List.of(publicKey));
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "SigningKey[" + name() + "]";
  }
}
