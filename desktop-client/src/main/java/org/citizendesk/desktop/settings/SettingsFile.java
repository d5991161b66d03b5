// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.settings;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.store.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The settings in a small file that people can read. Saved shortly after the last change and when
 * closed. A file that cannot be read is put aside, never overwritten; keys that this program does
 * not know are kept.
 *
 * <p>Thread-safe; changing does not block.
 */
public final class SettingsFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final long SAVE_AFTER_MILLIS = 500;
  private static final long MOST_BYTES = 1024 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final ObjectNode all;
  private final Cell<Settings> settings;
  private final Optional<String> warning;
  private final ScheduledExecutorService saver =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("settings").daemon(true).factory());
  private boolean unsaved;
  private boolean planned;

  private SettingsFile(Path file, Found found) {
    this.file = file;
    this.all = found.all;
    this.settings = new Cell<>(found.settings);
    this.warning = found.warning;
  }

  /** Opens the file; if there is none, or it is broken, begins with the defaults. */
  public static SettingsFile open(Path file) {
    return new SettingsFile(file, read(file));
  }

  /** Returns the settings. */
  public Observed<Settings> settings() {
    return settings;
  }

  /** Returns what was wrong with the file, for people; empty if all was well. */
  public Optional<String> warning() {
    return warning;
  }

  /**
   * Changes the settings.
   *
   * @throws IllegalArgumentException if the change leads out of the bounds; nothing changes then
   */
  public void update(UnaryOperator<Settings> change) {
    settings.update(change);
    synchronized (this) {
      unsaved = true;
      if (!planned) {
        planned = true;
        var _ = saver.schedule(this::save, SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  @Override
  public void close() {
    saver.shutdownNow();
    save();
  }

  private synchronized void save() {
    planned = false;
    if (!unsaved) {
      return;
    }
    Settings now = settings.get();
    all.put("theme", now.theme().name());
    all.put("textPercent", now.textPercent());
    all.put("server", now.server().toString());
    all.put("keepDays", now.keepDays());
    all.put("learnedOrder", now.learnedOrder());
    try {
      DurableFiles.createFolders(DurableFiles.folder(file));
      DurableFiles.replace(file, JSON.writeValueAsBytes(all));
      unsaved = false;
    } catch (IOException e) {
      LOG.warn("cannot save the settings to {}", file, e);
    }
  }

  private static Found read(Path file) {
    if (!Files.exists(file)) {
      return new Found(JSON.createObjectNode(), Settings.DEFAULTS, Optional.empty());
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException("it is larger than 1 MiB");
      }
      JsonNode tree = JSON.readTree(Files.readAllBytes(file));
      if (tree instanceof ObjectNode object) {
        return new Found(object, settings(object), Optional.empty());
      }
      throw new IllegalArgumentException("it is not a JSON object");
    } catch (JacksonException e) {
      return broken(file, "it is not well-formed JSON");
    } catch (IOException | IllegalArgumentException e) {
      return broken(file, String.valueOf(e.getMessage()));
    }
  }

  private static Settings settings(ObjectNode object) {
    Settings defaults = Settings.DEFAULTS;
    return new Settings(
        Settings.Theme.valueOf(text(object, "theme", defaults.theme().name())),
        number(object, "textPercent", defaults.textPercent()),
        URI.create(text(object, "server", defaults.server().toString())),
        number(object, "keepDays", defaults.keepDays()),
        flag(object, "learnedOrder", defaults.learnedOrder()));
  }

  private static String text(ObjectNode object, String key, String otherwise) {
    JsonNode value = object.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(key + " must be text");
    }
    return value.stringValue();
  }

  private static int number(ObjectNode object, String key, int otherwise) {
    JsonNode value = object.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isInt()) {
      throw new IllegalArgumentException(key + " must be a whole number");
    }
    return value.intValue();
  }

  private static boolean flag(ObjectNode object, String key, boolean otherwise) {
    JsonNode value = object.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(key + " must be true or false");
    }
    return value.booleanValue();
  }

  private static Found broken(Path file, String why) {
    String text = "The settings in " + file + " cannot be used: " + why + ". ";
    try {
      Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "settings-", ".broken");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      text += "The usual settings hold; the file was kept as " + aside.getFileName() + ".";
    } catch (IOException e) {
      LOG.warn("cannot put {} aside", file, e);
      text += "The usual settings hold.";
    }
    LOG.warn("{}", text);
    return new Found(JSON.createObjectNode(), Settings.DEFAULTS, Optional.of(text));
  }

  /** What a file held. */
  private record Found(ObjectNode all, Settings settings, Optional<String> warning) {}
}
