// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings: each feature takes its own keys; a key that nobody took is an error, since it is
 * most likely misspelt. Not thread-safe: used while the server is put together.
 */
public final class Settings {
  private final String source;
  private final Map<String, String> values;
  private final Set<String> taken = new HashSet<>();

  private Settings(String source, Map<String, String> values) {
    this.source = source;
    this.values = values;
  }

  /** Returns settings that are given in code. */
  public static Settings of(Map<String, String> values) {
    return new Settings("settings", Map.copyOf(values));
  }

  /**
   * Reads a settings file (Java properties, UTF-8); without a file everything has its default.
   *
   * @param given win over the file
   * @throws SettingsException if the file cannot be read
   */
  public static Settings read(Path file, Map<String, String> given) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new SettingsException("cannot read " + file + ": " + e.getMessage());
      }
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    values.putAll(given);
    return new Settings(file.toString(), values);
  }

  /** Takes a text; blank counts as not set. */
  public Optional<String> text(String key) {
    taken.add(key);
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Takes a text, or its default. */
  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /**
   * Takes a whole number.
   *
   * @throws SettingsException if it is no number or not within {@code least} and {@code most}
   */
  public int number(String key, int otherwise, int least, int most) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw wrong(key, "must be a whole number from " + least + " to " + most);
  }

  /**
   * Takes a time in whole seconds.
   *
   * @throws SettingsException if it is no number or not within {@code least} and {@code most}
   */
  public Duration seconds(String key, int otherwise, int least, int most) {
    return Duration.ofSeconds(number(key, otherwise, least, most));
  }

  /**
   * Takes true or false.
   *
   * @throws SettingsException if it is neither
   */
  public boolean flag(String key, boolean otherwise) {
    return switch (text(key).orElse(Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, "must be true or false");
    };
  }

  /** Takes all keys that begin so, for a feature that checks its own. */
  public Properties section(String prefix) {
    Properties section = new Properties();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            taken.add(key);
            section.setProperty(key, value);
          }
        });
    return section;
  }

  /** Returns what to throw for a value that cannot be used; the value itself is not shown. */
  public SettingsException wrong(String key, String must) {
    return wrong(key + " " + must);
  }

  /** Returns what to throw where a feature's own check has named the key already. */
  public SettingsException wrong(String what) {
    return new SettingsException(source + ": " + what);
  }

  /**
   * Checks that every key was taken.
   *
   * @throws SettingsException if not; names the keys that are not known
   */
  public void requireAllTaken() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(taken);
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          source
              + ": unknown key"
              + (unknown.size() > 1 ? "s " : " ")
              + String.join(", ", unknown)
              + "; known are "
              + String.join(", ", new TreeSet<>(taken)));
    }
  }
}
