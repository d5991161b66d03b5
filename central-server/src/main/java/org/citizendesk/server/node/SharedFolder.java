// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.node;

import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.settings.Settings;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of raw mail and of files, which several nodes share: what one took in, any of them
 * must find. Whether it is the same folder is told by a name that lies in it and in the store; a
 * node with a folder of its own works, and says in its health what will not be found.
 */
public final class SharedFolder implements ServerFeature {
  private static final String SETTING = "files.folder";

  private static final Logger LOG = LoggerFactory.getLogger(SharedFolder.class);
  private static final String KEY = "files_folder";

  private final Path folder;

  /** Any folder; made when it is needed. */
  public SharedFolder(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder that the settings name; that of the data if they name none. */
  public static Path of(Settings settings, Path data) {
    return settings.text(SETTING).map(Path::of).orElse(data);
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Running start(Services services) {
    if (!services.log().isShared()) {
      return Running.IDLE;
    }
    Health health = look(services);
    if (health.state() != Health.State.UP) {
      LOG.error("{}", health.text());
    }
    return new Running() {
      @Override
      public Optional<Health> health() {
        return Optional.of(health);
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private Health look(Services services) {
    try {
      return Files.exists(mark(common(services)))
          ? new Health(Health.State.UP, "Raw mail and files are in " + folder + ".")
          : new Health(
              Health.State.DOWN,
              folder
                  + " is not the folder in which another node of this server keeps raw mail and"
                  + " files, so what came in there is not found here. Name one folder for all nodes"
                  + " with "
                  + SETTING
                  + ".");
    } catch (IOException e) {
      return new Health(Health.State.DOWN, "The folder " + folder + " cannot be used: " + e);
    }
  }

  /** Returns the name of the folder that all share; of this one if it is the first. */
  private String common(Services services) throws IOException {
    Optional<String> known = services.log().read(SharedFolder::known);
    if (known.isPresent()) {
      return known.get();
    }
    String fresh = services.uuids().next().toString();
    Files.createDirectories(folder);
    // The mark first: whoever reads the name can look for it.
    Files.createFile(mark(fresh));
    return services.log().write(tx -> firstOf(tx.handle(), fresh)).join();
  }

  private Path mark(String name) {
    return folder.resolve("shared-" + name);
  }

  private static Optional<String> known(Handle handle) {
    return handle
        .createQuery("select v from meta where k = ?")
        .bind(0, KEY)
        .mapTo(String.class)
        .findFirst();
  }

  private static String firstOf(Handle handle, String fresh) {
    handle.execute("insert into meta (k, v) values (?, ?) on conflict (k) do nothing", KEY, fresh);
    return known(handle).orElse(fresh);
  }
}
