// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Flat YAML: keys with one value, and keys with a list of values, all as written. It stays with
 * YAML's nodes, since only they know their line, and since no value may turn into a date or a
 * number by itself.
 */
final class YamlKeys {
  private static final int MOST_CHARACTERS = 2_000;
  private static final int FIRST_LINE = 2;

  private final Map<String, String> scalars = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Reporter reporter;

  private YamlKeys(Reporter reporter) {
    this.reporter = reporter;
  }

  static YamlKeys read(
      String yaml, Set<String> scalarKeys, Set<String> listKeys, Reporter reporter) {
    YamlKeys keys = new YamlKeys(reporter);
    keys.compose(yaml).ifPresent(root -> keys.take(root, scalarKeys, listKeys));
    return keys;
  }

  Map<String, String> scalars() {
    return scalars;
  }

  Map<String, List<String>> lists() {
    return lists;
  }

  /** Returns the line of each key that stands in the file, known or not. */
  Map<String, Integer> lines() {
    return lines;
  }

  private Optional<Node> compose(String yaml) {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        reporter.error(1, "the front matter is empty");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(YamlKeys::line).orElse(1);
      reporter.error(
          line,
          "not YAML here: " + e.getProblem() + " (put the value in quotes if it has a colon)");
    } catch (YamlEngineException e) {
      reporter.error(1, "the front matter is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void take(Node root, Set<String> scalarKeys, Set<String> listKeys) {
    if (!(root instanceof MappingNode mapping)) {
      reporter.error(line(root), "the front matter must be lines of the form key: value");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (lines.putIfAbsent(key, line) != null) {
        reporter.error(line, "the key " + key + " stands twice");
      } else if (scalarKeys.contains(key)) {
        scalar(key, tuple.getValueNode()).ifPresent(value -> scalars.put(key, value));
      } else if (listKeys.contains(key)) {
        takeList(key, tuple.getValueNode());
      } else {
        reporter.error(line, "unknown key '" + key + "'; known: " + known(scalarKeys, listKeys));
      }
    }
  }

  private void takeList(String key, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      reporter.error(line(node), key + ": must be a list, each value on a line that starts with -");
      return;
    }
    List<String> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      scalar(key, item).ifPresent(values::add);
    }
    lists.put(key, List.copyOf(values));
  }

  private Optional<String> scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      reporter.error(line(node), key + ": must be plain text (put it in quotes if it has a colon)");
      return Optional.empty();
    }
    String value = scalar.getValue().strip();
    if (value.isEmpty()) {
      reporter.error(line(node), key + ": has no value");
      return Optional.empty();
    }
    if (value.length() > MOST_CHARACTERS || value.chars().anyMatch(Character::isISOControl)) {
      reporter.error(
          line(node), key + ": must be one line of at most " + MOST_CHARACTERS + " characters");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static String known(Set<String> scalarKeys, Set<String> listKeys) {
    Set<String> all = new TreeSet<>(scalarKeys);
    all.addAll(listKeys);
    return String.join(", ", all);
  }

  private static int line(Node node) {
    return node.getStartMark().map(YamlKeys::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + FIRST_LINE;
  }
}
