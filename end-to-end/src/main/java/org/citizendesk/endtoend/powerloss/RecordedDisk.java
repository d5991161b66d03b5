// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The files of a recorded program as a disk may hold them after the power went. A file's bytes are
 * safe once the file was synced, its name once its folder was. Of the rest anything may survive:
 * bytes by sectors and in no order, names of one folder in their order.
 */
final class RecordedDisk {
  private final Map<Step.Node, Bytes> safe = new HashMap<>();
  private final Map<Step.Node, List<Step>> unsafe = new LinkedHashMap<>();
  private final Map<Path, Step.Node> names = new TreeMap<>();
  private final Map<Path, List<Step>> unsafeNames = new LinkedHashMap<>();

  /**
   * Follows a recording up to a moment.
   *
   * @param steps in the order of their effects
   */
  RecordedDisk(List<Step> steps, long cut) {
    for (Step step : steps) {
      if (step.at() >= cut) {
        break;
      }
      take(step);
    }
  }

  private void take(Step step) {
    switch (step) {
      case Step.Write write -> changed(write.node(), write);
      case Step.Truncate truncate -> changed(truncate.node(), truncate);
      case Step.Sync sync -> sync(sync);
      case Step.Link link -> renamed(link.name(), link);
      case Step.Unlink unlink -> renamed(unlink.name(), unlink);
      case Step.Rename rename -> renamed(rename.to(), rename);
      case Step.SyncFolder sync -> syncFolder(sync);
      case Step.Said _ -> {}
    }
  }

  private void changed(Step.Node node, Step change) {
    unsafe.computeIfAbsent(node, any -> new ArrayList<>()).add(change);
  }

  private void renamed(Path name, Step change) {
    Path folder = Objects.requireNonNull(name.getParent());
    unsafeNames.computeIfAbsent(folder, any -> new ArrayList<>()).add(change);
  }

  private void sync(Step.Sync sync) {
    Bytes content = safe.computeIfAbsent(sync.node(), any -> new Bytes());
    Iterator<Step> changes = unsafe.getOrDefault(sync.node(), new ArrayList<>()).iterator();
    while (changes.hasNext()) {
      Step change = changes.next();
      // What was not over when the sync began may have come too late for it.
      if (change.end() <= sync.begin()) {
        new Survival(new java.util.Random(0), 1, Integer.MAX_VALUE).apply(change, content);
        changes.remove();
      }
    }
  }

  private void syncFolder(Step.SyncFolder sync) {
    Iterator<Step> changes = unsafeNames.getOrDefault(sync.folder(), new ArrayList<>()).iterator();
    while (changes.hasNext()) {
      Step change = changes.next();
      if (change.end() <= sync.begin()) {
        apply(change, names);
        changes.remove();
      }
    }
  }

  private static void apply(Step change, Map<Path, Step.Node> names) {
    switch (change) {
      case Step.Link link -> names.put(link.name(), link.node());
      case Step.Unlink unlink -> names.remove(unlink.name());
      case Step.Rename rename -> {
        // between two folders the old name may come to the disk later than the new one
        names.remove(rename.from(), rename.node());
        names.put(rename.to(), rename.node());
      }
      default -> throw new IllegalArgumentException("not a change of names: " + change);
    }
  }

  /**
   * Writes the files as they are found when the power is back.
   *
   * @param root of the recording
   * @param target an empty folder
   */
  void write(Path root, Path target, Survival survival) throws IOException {
    Map<Path, Step.Node> found = new TreeMap<>(names);
    for (List<Step> changes : unsafeNames.values()) {
      for (Step change : changes) {
        if (!survival.decide()) {
          break;
        }
        apply(change, found);
      }
    }
    for (Map.Entry<Path, Step.Node> one : found.entrySet()) {
      Path file = target.resolve(root.relativize(one.getKey()).toString());
      if (!Files.isDirectory(Objects.requireNonNull(file.getParent()))) {
        continue; // its folder's own name is gone
      }
      if (one.getValue().isFolder()) {
        Files.createDirectory(file);
      } else if (!file.toString().endsWith("-shm")) {
        // that one is shared memory, made anew whenever a store is opened
        Bytes content = content(one.getValue(), survival);
        Files.write(file, content.read(0, content.size()));
      }
    }
  }

  private Bytes content(Step.Node node, Survival survival) {
    Bytes before = safe.get(node);
    Bytes content = before == null ? new Bytes() : before.copy();
    unsafe.getOrDefault(node, List.of()).forEach(change -> survival.apply(change, content));
    return content;
  }
}
