// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.citizendesk.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url as the PostgreSQL JDBC driver takes it; several hosts may stand in it
 * @param user who connects
 * @param password of that user; empty if the database trusts the connection
 */
public record PostgresSettings(String url, String user, String password) {
  private static final String SCHEME = "jdbc:postgresql:";

  /**
   * Reads {@code store.url}, {@code store.user} and {@code store.password-file}.
   *
   * @return empty if there is no {@code store.url}: then the server keeps a SQLite file
   * @throws org.citizendesk.server.settings.SettingsException if a value cannot be used
   */
  public static Optional<PostgresSettings> read(Settings settings) {
    Optional<String> url = settings.text("store.url");
    String user = settings.text("store.user", "citizendesk");
    Optional<String> passwordFile = settings.text("store.password-file");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.get().startsWith(SCHEME)) {
      throw settings.wrong("store.url", "must begin with " + SCHEME);
    }
    return Optional.of(
        new PostgresSettings(
            url.get(), user, passwordFile.map(file -> password(settings, file)).orElse("")));
  }

  private static String password(Settings settings, String file) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw settings.wrong("store.password-file", "cannot be read: " + e.getMessage());
    }
  }

  /** Does not show the password. */
  @Override
  public String toString() {
    return "PostgresSettings[" + url + ", " + user + "]";
  }
}
