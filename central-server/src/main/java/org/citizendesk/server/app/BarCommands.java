// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.session.Bars;
import org.citizendesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import java.time.Instant;
import java.util.Comparator;
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
}
