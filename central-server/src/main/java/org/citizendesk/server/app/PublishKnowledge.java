// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.edition.Manifest;
import org.citizendesk.knowledge.edition.PackageRefusedException;
import org.citizendesk.knowledge.edition.TrustedKeys;
import org.citizendesk.server.knowledge.PublishedPackages;
import org.citizendesk.server.node.SharedFolder;
import org.citizendesk.server.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** Publishes a knowledge package. */
@Command(
    name = "publish-knowledge",
    description = {
      "Checks the knowledge package FILE and offers it to all desktops, also while the server runs.",
      "It must be signed with the key that the setting knowledge.key names."
    },
    mixinStandardHelpOptions = true)
final class PublishKnowledge extends StoreCommands.Common implements Callable<Integer> {
  /** The setting that names the file, or folder of files, with the trusted public keys. */
  static final String KEY = "knowledge.key";

  @Parameters(paramLabel = "FILE", description = "Made by: knowledge pack.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Settings settings = Settings.read(folder().resolve(Stores.SETTINGS), Map.of());
    try {
      PublishedPackages packages = packages(settings, folder());
      Manifest manifest = packages.publish(file, Environment.real().clock().instant());
      say("Published edition %d of %s.".formatted(manifest.edition(), manifest.name()));
      return say(
          "A server that runs offers it within seconds; desktops fetch it when somebody signs in,"
              + " and else within 22 minutes.");
    } catch (PackageRefusedException e) {
      return fail(file + " is refused: " + e.text());
    } catch (KnowledgeException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the packages of a server.
   *
   * @throws org.citizendesk.server.settings.SettingsException if the key cannot be read
   */
  static PublishedPackages packages(Settings settings, Path data) {
    Path shared = SharedFolder.of(settings, data);
    return new PublishedPackages(
        shared.resolve(PublishedPackages.FOLDER),
        data.resolve("knowledge-changes"),
        trusted(settings, data));
  }

  private static TrustedKeys trusted(Settings settings, Path data) {
    try {
      return settings
          .text(KEY)
          .map(place -> TrustedKeys.readExisting(data.resolve(place)))
          .orElse(TrustedKeys.NONE);
    } catch (KnowledgeException e) {
      throw settings.wrong(KEY + ": " + e.getMessage());
    }
  }
}
