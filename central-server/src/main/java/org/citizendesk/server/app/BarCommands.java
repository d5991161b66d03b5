// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.RejectedEvents;
import org.citizendesk.server.session.Bars;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What an administrator does about users and desktops that must not work any longer. All of it
 * works while the server runs, which acts on it within a second.
 */
final class BarCommands {
  private BarCommands() {}

  /** Who is meant. */
  static class OfSomebody extends StoreCommands.Common {
    @Parameters(
        paramLabel = "NAME",
        description = "The sign-in name; with --device the identifier.")
    private String name = "";

    @Option(
        names = "--device",
        description = "NAME is the identifier of a desktop, as the command rejected shows it.")
    private boolean device;

    Bars.Barred whom() {
      return device ? Bars.Barred.device(DeviceId.of(name)) : Bars.Barred.user(name);
    }
  }

  /** Bars. */
  @Command(
      name = "bar",
      description = {
        "Bars a user or a desktop: it is cut off at once, and live work goes back to its queues.",
        "What was written before is still taken; what was written after is kept apart."
      },
      mixinStandardHelpOptions = true)
  static final class Bar extends OfSomebody implements Callable<Integer> {
    @Override
    public Integer call() {
      try (Store store = join()) {
        new Bars(store, Environment.real().clock()).bar(whom());
      }
      return say("Barred " + whom() + ".");
    }
  }

  /** Lifts a bar. */
  @Command(
      name = "unbar",
      description = "Lets a user or a desktop work again, after a new sign-in.",
      mixinStandardHelpOptions = true)
  static final class Unbar extends OfSomebody implements Callable<Integer> {
    @Override
    public Integer call() {
      try (Store store = join()) {
        new Bars(store, Environment.real().clock()).lift(whom());
      }
      return say("No longer barred: " + whom() + ".");
    }
  }

  /** Lists bars. */
  @Command(
      name = "barred",
      description = "Lists who is barred, and since when.",
      mixinStandardHelpOptions = true)
  static final class Barred extends StoreCommands.Common implements Callable<Integer> {
    @Override
    public Integer call() {
      Map<Bars.Barred, Instant> bars;
      try (Store store = join()) {
        bars = new Bars(store, Environment.real().clock()).all();
      }
      bars.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
          .forEach(bar -> say(bar.getValue() + "  " + bar.getKey()));
      return say(bars.isEmpty() ? "Nobody is barred." : "Barred in all: " + bars.size() + ".");
    }
  }

  /** Lists what was refused. */
  @Command(
      name = "rejected",
      description = {
        "Lists the newest events of desktops that the server refused for good: what, by whom, and"
            + " why.",
        "They are kept here and on the desktop; nothing is lost."
      },
      mixinStandardHelpOptions = true)
  static final class Rejected extends StoreCommands.Common implements Callable<Integer> {
    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "How many at the most. Default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(names = "--content", description = "Shows the whole content, which may be personal.")
    private boolean content;

    @Override
    public Integer call() {
      List<RejectedEvents.Rejected> found;
      try (Store store = join()) {
        found = store.read(handle -> RejectedEvents.newest(handle, limit));
      }
      for (RejectedEvents.Rejected event : found) {
        say(line(event));
        if (content) {
          say("    " + event.payload());
        }
      }
      return say(found.isEmpty() ? "Nothing was rejected." : "Shown: " + found.size() + ".");
    }

    private static String line(RejectedEvents.Rejected event) {
      return String.format(
          "%s  %s  by %s on desktop %s, written %s, event %s%n    %s: %s",
          event.at(),
          event.type(),
          event.account(),
          event.device(),
          event.occurredAt(),
          event.id(),
          event.code(),
          event.text());
    }
  }
}
