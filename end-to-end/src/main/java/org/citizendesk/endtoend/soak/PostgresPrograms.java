// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The programs of an installed PostgreSQL. They refuse to run as root, so for root they run as the
 * user that the installation made.
 *
 * @param folder where they lie
 */
record PostgresPrograms(Path folder) {
  /** How to get them. */
  static final String INSTALL = "apt-get install postgresql";

  private static final String USER = "postgres";
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");
  private static final List<String> NEEDED = List.of("postgres", "initdb", "pg_basebackup");
  // Each version has a folder of its own there: Debian, Red Hat, Homebrew.
  private static final Map<Path, String> PLACES =
      Map.of(
          Path.of("/usr/lib/postgresql"), "*",
          Path.of("/usr"), "pgsql-*",
          Path.of("/opt/homebrew/opt"), "postgresql@*");

  /** Returns those of the newest version in the usual places; empty if there are none. */
  static Optional<PostgresPrograms> find() {
    Stream<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(versions().stream(), path)
        .filter(folder -> NEEDED.stream().allMatch(name -> canRun(folder, name)))
        .findFirst()
        .map(PostgresPrograms::new);
  }

  private static List<Path> versions() {
    List<Path> found = new ArrayList<>();
    PLACES.forEach(
        (place, version) -> {
          try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, version)) {
            folders.forEach(folder -> found.add(folder.resolve("bin")));
          } catch (IOException e) {
            // This system keeps them elsewhere.
          }
        });
    found.sort(Collections.reverseOrder());
    return found;
  }

  private static boolean canRun(Path folder, String name) {
    return Files.isExecutable(folder.resolve(name));
  }

  /** Returns how to start one of them. */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--"));
    }
    command.add(folder.resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** Makes a folder that these programs may write to, and may reach. */
  Path makeFolder(Path data) {
    try {
      Files.createDirectory(data, PosixFilePermissions.asFileAttribute(OWN));
      if (isRoot()) {
        var users = data.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(data, users.lookupPrincipalByName(USER));
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL gets no folder " + data, e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
