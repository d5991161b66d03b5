// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A log in a PostgreSQL of this run, which forces to disk what it commits. */
public final class PostgresPlace implements LogPlace {
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");
  private static final String USER = "postgres";
  private static final String HINT =
      ". It comes with its own programs for Linux on x86-64, which root can only start where user"
          + " namespaces are allowed (unshare -U): try it as another user.";

  private final EmbeddedPostgres database;
  private final String url;
  private final Jdbi jdbi;

  private PostgresPlace(EmbeddedPostgres database) {
    this.database = database;
    this.url = database.getJdbcUrl(USER, USER);
    this.jdbi = Jdbi.create(url, USER, "");
  }

  /**
   * Starts one.
   *
   * @param data its folder, which stays when it is closed
   * @throws UncheckedIOException if it does not start; the message says what it needs
   * @throws IllegalStateException if it would not survive a loss of power
   */
  public static PostgresPlace start(Path data) {
    try {
      var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
      // Its own defaults are off, which would prove nothing.
      DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
      return durable(new PostgresPlace(builder.start()));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started: " + e.getMessage() + HINT, e);
    } catch (IllegalStateException e) {
      throw new UncheckedIOException(
          "PostgreSQL cannot be started: " + e.getMessage() + HINT, new IOException(e));
    }
  }

  private static PostgresPlace durable(PostgresPlace place) {
    try {
      place.read(PostgresPlace::requireDurable);
      return place;
    } catch (IllegalStateException e) {
      place.close();
      throw e;
    }
  }

  /**
   * Refuses a PostgreSQL that would not survive a loss of power.
   *
   * @return how many settings were looked at
   * @throws IllegalStateException naming the setting that is wrong
   */
  static int requireDurable(Handle handle) {
    for (String setting : DURABLE) {
      String value = handle.createQuery("show " + setting).mapTo(String.class).one();
      if (!value.equals("on")) {
        throw new IllegalStateException(setting + " is " + value + " in PostgreSQL");
      }
    }
    return DURABLE.size();
  }

  /** Returns the settings of a server that keeps its log here. */
  public Map<String, String> store() {
    return Map.of("store.url", url, "store.user", USER);
  }

  @Override
  public String settings() {
    return "store.url=" + url + "\nstore.user=" + USER + "\n";
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return jdbi.withHandle(query::apply);
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
