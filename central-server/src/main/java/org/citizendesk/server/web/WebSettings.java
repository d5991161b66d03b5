// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.citizendesk.server.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param behindProxy whether a balancer tells with the PROXY protocol whose each connection is;
 *     nobody else may then reach the port, for anybody could say so
 * @param certificate with which it speaks TLS; empty for plain text, where a balancer speaks TLS
 */
public record WebSettings(boolean behindProxy, Optional<TlsCertificate> certificate) {
  private static final String CERTIFICATE = "web.certificate";
  private static final String PASSWORD_FILE = "web.certificate-password-file";

  /** Plain text, to peers that are who they seem. */
  public static final WebSettings PLAIN = new WebSettings(false, Optional.empty());

  /**
   * Reads the settings.
   *
   * @throws org.citizendesk.server.settings.SettingsException if the certificate cannot be used;
   *     names the key and says why
   */
  public static WebSettings read(Settings settings) {
    boolean behindProxy = settings.flag("web.proxy-protocol", false);
    Optional<Path> password = settings.text(PASSWORD_FILE).map(Path::of);
    Optional<Path> file = settings.text(CERTIFICATE).map(Path::of);
    if (file.isEmpty()) {
      if (password.isPresent()) {
        throw settings.wrong(PASSWORD_FILE + " is given, but no " + CERTIFICATE);
      }
      return new WebSettings(behindProxy, Optional.empty());
    }
    try {
      TlsCertificate certificate = TlsCertificate.read(file.get(), password);
      return new WebSettings(behindProxy, Optional.of(certificate));
    } catch (IllegalArgumentException e) {
      throw settings.wrong(CERTIFICATE + ": " + e.getMessage());
    }
  }
}
