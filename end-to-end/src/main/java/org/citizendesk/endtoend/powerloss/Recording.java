// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a program did to the files in one folder, and what it said on its standard output, in the
 * order in which it happened.
 */
final class Recording {
  /** The system calls that must be recorded. */
  static final List<String> CALLS =
      List.of(
          "open",
          "openat",
          "creat",
          "write",
          "pwrite64",
          "ftruncate",
          "truncate",
          "fsync",
          "fdatasync",
          "rename",
          "renameat",
          "renameat2",
          "link",
          "linkat",
          "unlink",
          "unlinkat",
          "mkdir",
          "mkdirat",
          "rmdir",
          "lseek",
          "copy_file_range",
          "sendfile",
          "writev",
          "pwritev",
          "pwritev2",
          "fallocate");

  private static final Set<String> NOT_UNDERSTOOD =
      Set.of("writev", "pwritev", "pwritev2", "fallocate", "sendfile");

  private static final String STANDARD_OUTPUT = "1";

  private final Path root;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Path, Step.Node> names = new HashMap<>();
  private final Map<Step.Node, Bytes> contents = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();

  private Recording(Path root) {
    this.root = root;
  }

  /**
   * Reads a trace.
   *
   * @param root an empty folder when the program began; what lies elsewhere is left out
   * @return the steps in the order in which they had an effect
   * @throws IllegalStateException if the program did something to a file that is not understood
   */
  static List<Step> read(Path trace, Path root) throws IOException {
    Recording recording = new Recording(root);
    Calls.read(trace, recording::take);
    recording.steps.sort(Comparator.comparingLong(Step::at));
    return List.copyOf(recording.steps);
  }

  private void take(Call call) {
    if (call.hasFailed() && call.end() != Calls.NEVER) {
      return;
    }
    switch (call.name()) {
      case "open", "creat" -> opened(call, 0);
      case "openat" -> opened(call, 1);
      case "write" -> wrote(call);
      case "pwrite64" -> placed(call);
      case "lseek" -> positions.put(call.argument(0).text(), call.result());
      case "ftruncate" -> truncated(call, call.argument(0).path());
      case "truncate" -> truncated(call, call.argument(0).string());
      case "fsync", "fdatasync" -> synced(call);
      case "rename" -> renamed(call, 0, 1);
      case "renameat", "renameat2" -> renamed(call, 1, 3);
      case "link" -> linked(call, 0, 1);
      case "linkat" -> linked(call, 1, 3);
      case "unlink", "rmdir" -> unlinked(call, 0);
      case "unlinkat" -> unlinked(call, 1);
      case "mkdir" -> made(call, 0);
      case "mkdirat" -> made(call, 1);
      case "copy_file_range" -> copied(call);
      default -> requireElsewhere(call);
    }
  }

  private boolean isOurs(Path path) {
    return path.startsWith(root);
  }

  private Path path(Call call, int argument) {
    return Path.of(call.argument(argument).string()).toAbsolutePath().normalize();
  }

  private void opened(Call call, int argument) {
    Path path = path(call, argument);
    positions.put(Long.toString(call.result()), 0L);
    if (!isOurs(path) || path.equals(root)) {
      return;
    }
    String flags = call.argument(argument + 1).text();
    Step.Node node = names.get(path);
    if (node == null) {
      appear(call, path, new Step.Node(false));
    } else if (flags.contains("O_TRUNC")) {
      truncate(call, node, 0);
    }
  }

  private void appear(Call call, Path path, Step.Node node) {
    names.put(path, node);
    steps.add(new Step.Link(call.begin(), call.end(), path, node));
  }

  private void wrote(Call call) {
    Call.Argument target = call.argument(0);
    if (target.text().equals(STANDARD_OUTPUT)) {
      String said = new String(call.argument(1).bytes(), StandardCharsets.UTF_8);
      said.lines().forEach(line -> steps.add(new Step.Said(call.begin(), call.end(), line)));
    } else if (isOurs(call.pathOf(0))) {
      long position = positions.merge(target.text(), 0L, Long::sum);
      write(call, node(call.pathOf(0)), position, call.argument(1).bytes());
      positions.merge(target.text(), call.result(), Long::sum);
    }
  }

  private void placed(Call call) {
    if (isOurs(call.pathOf(0))) {
      write(call, node(call.pathOf(0)), call.argument(3).number(), call.argument(1).bytes());
    }
  }

  private void write(Call call, Step.Node node, long offset, byte[] bytes) {
    Bytes written =
        Bytes.of(call.hasFailed() ? bytes : Arrays.copyOf(bytes, Math.toIntExact(call.result())));
    content(node).write(offset, written, 0, written.size());
    steps.add(new Step.Write(call.begin(), call.end(), node, offset, written));
  }

  private void copied(Call call) {
    String from = call.argument(0).text();
    String to = call.argument(2).text();
    if (!isOurs(call.pathOf(2))) {
      return;
    }
    long start = positions.merge(from, 0L, Long::sum);
    byte[] bytes = content(node(call.pathOf(0))).read(start, call.result());
    write(call, node(call.pathOf(2)), positions.merge(to, 0L, Long::sum), bytes);
    positions.merge(from, call.result(), Long::sum);
    positions.merge(to, call.result(), Long::sum);
  }

  private void truncated(Call call, String path) {
    if (isOurs(Path.of(path))) {
      truncate(call, node(Path.of(path)), call.argument(1).number());
    }
  }

  private void truncate(Call call, Step.Node node, long size) {
    content(node).truncate(size);
    steps.add(new Step.Truncate(call.begin(), call.end(), node, size));
  }

  private void synced(Call call) {
    Path path = call.pathOf(0);
    if (!isOurs(path)) {
      return;
    }
    if (path.equals(root) || node(path).isFolder()) {
      steps.add(new Step.SyncFolder(call.begin(), call.end(), path));
    } else {
      steps.add(new Step.Sync(call.begin(), call.end(), node(path)));
    }
  }

  private void renamed(Call call, int first, int second) {
    Path from = path(call, first);
    Path to = path(call, second);
    if (isOurs(from) && isOurs(to)) {
      Step.Node node = node(from);
      names.remove(from);
      names.put(to, node);
      steps.add(new Step.Rename(call.begin(), call.end(), from, to, node));
    }
  }

  private void linked(Call call, int first, int second) {
    if (isOurs(path(call, second))) {
      appear(call, path(call, second), node(path(call, first)));
    }
  }

  private void unlinked(Call call, int argument) {
    Path path = path(call, argument);
    if (isOurs(path) && names.remove(path) != null) {
      steps.add(new Step.Unlink(call.begin(), call.end(), path));
    }
  }

  private void made(Call call, int argument) {
    Path path = path(call, argument);
    if (isOurs(path)) {
      appear(call, path, new Step.Node(true));
    }
  }

  private void requireElsewhere(Call call) {
    if (NOT_UNDERSTOOD.contains(call.name()) && isOurs(call.pathOf(0))) {
      throw new IllegalStateException(
          call.name() + " to " + call.pathOf(0) + " is not understood; teach it here");
    }
  }

  private Step.Node node(Path path) {
    return Objects.requireNonNull(names.get(path), () -> path + " was never made");
  }

  private Bytes content(Step.Node node) {
    return contents.computeIfAbsent(node, any -> new Bytes());
  }
}
