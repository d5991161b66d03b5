// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.citizendesk.server.settings.PasswordFile;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;

/**
 * The server's certificate with its key, in a PKCS #12 file.
 *
 * @param file where it is; looked at again every minute, so that a renewed one needs no restart
 * @param password of the file and the key; never logged
 */
public record TlsCertificate(Path file, String password) {
  private static final String FORM = "PKCS12";
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /**
   * Reads a file to see that it can be used.
   *
   * @param passwordFile whose first line is the password; empty for a file without one
   * @throws IllegalArgumentException if a file cannot be read or holds no key; says which and why
   */
  static TlsCertificate read(Path file, Optional<Path> passwordFile) {
    TlsCertificate certificate =
        new TlsCertificate(file, passwordFile.map(TlsCertificate::firstLine).orElse(""));
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(FORM);
      store.load(in, certificate.password.toCharArray());
      for (String name : Collections.list(store.aliases())) {
        if (store.isKeyEntry(name)) {
          return certificate;
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          file + " cannot be read as a PKCS #12 file with this password: " + e, e);
    }
    throw new IllegalArgumentException(file + " holds no private key");
  }

  SslContextFactory.Server jetty() {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(file.toString());
    tls.setKeyStoreType(FORM);
    tls.setKeyStorePassword(password);
    tls.setIncludeProtocols(PROTOCOLS);
    return tls;
  }

  private static String firstLine(Path file) {
    try {
      return PasswordFile.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("the password file cannot be read: " + e, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
