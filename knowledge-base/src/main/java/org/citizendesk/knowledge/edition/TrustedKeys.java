// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The public keys whose packages are taken. Unchangeable. */
public final class TrustedKeys {
  /** Trusts nobody. */
  public static final TrustedKeys NONE = of(List.of());

  private final Map<String, PublicKey> keys;

  private TrustedKeys(Map<String, PublicKey> keys) {
    this.keys = keys;
  }

  static TrustedKeys of(List<PublicKey> keys) {
    Map<String, PublicKey> named = new TreeMap<>();
    keys.forEach(key -> named.put(Crypto.name(key), key));
    return new TrustedKeys(named);
  }

  /**
   * Reads the public key in a PEM file, or those in all {@code .pem} files of a folder; none if
   * there is nothing of that name.
   *
   * @throws KnowledgeException if one cannot be read
   */
  public static TrustedKeys read(Path place) {
    if (!Files.isDirectory(place)) {
      return of(Files.exists(place) ? List.of(key(place)) : List.of());
    }
    try (Stream<Path> files = Files.list(place)) {
      return of(
          files
              .filter(file -> file.toString().endsWith(".pem"))
              .sorted()
              .map(TrustedKeys::key)
              .toList());
    } catch (IOException e) {
      throw new KnowledgeException("cannot read the keys in " + place, e);
    }
  }

  /**
   * Reads the keys in a place that was named by somebody, where there must be one.
   *
   * @throws KnowledgeException if there is none, or one cannot be read
   */
  public static TrustedKeys readExisting(Path place) {
    TrustedKeys keys = read(place);
    if (keys.isEmpty()) {
      throw new KnowledgeException("there is no public key in " + place, null);
    }
    return keys;
  }

  private static PublicKey key(Path file) {
    try {
      return Crypto.publicKey(Pem.block(Pem.text(file), Pem.PUBLIC, file));
    } catch (GeneralSecurityException e) {
      throw new KnowledgeException(file + ": is no public key of the curve P-256", e);
    }
  }

  /** Returns whether nobody is trusted. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * Checks who signed something.
   *
   * @param signer name of the key that it says it was signed with
   * @throws PackageRefusedException if that key is not trusted, or did not sign this
   */
  void check(String signer, byte[] bytes, byte[] signature) throws PackageRefusedException {
    PublicKey key = keys.get(signer);
    if (key == null) {
      String known =
          keys.isEmpty()
              ? "no key is trusted here"
              : "trusted: " + String.join(", ", keys.keySet());
      throw new PackageRefusedException(
          Why.UNKNOWN_KEY, "It was signed with the unknown key " + signer + " (" + known + ").");
    }
    if (!Crypto.verifies(key, bytes, signature)) {
      throw new PackageRefusedException(
          Why.CHANGED, "Its list of contents is not what was signed with the key " + signer + ".");
    }
  }
}
