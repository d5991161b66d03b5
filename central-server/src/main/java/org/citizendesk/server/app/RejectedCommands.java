// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.log.RejectedEvents;
import org.citizendesk.server.log.Settlement;
import org.citizendesk.server.log.Settlements;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * What an administrator does about events that the server refused. All of it works while the server
 * runs.
 */
final class RejectedCommands {
  private RejectedCommands() {}

  /** Lists what was refused. */
  @Command(
      name = "rejected",
      description = {
        "Lists the newest events of desktops that the server refused and nobody has settled: what,"
            + " by whom, and why.",
        "They are kept here and on the desktop. accept-rejected takes one into the log after all,"
            + " drop-rejected settles that it stays out."
      },
      mixinStandardHelpOptions = true)
  static final class Rejected extends StoreCommands.Common implements Callable<Integer> {
    private static final Map<String, String> WORDS =
        Map.ofEntries(
            Map.entry("note.written", "a note"),
            Map.entry("email.reply-written", "a reply to a mail"),
            Map.entry("chat.message", "a chat message"),
            Map.entry("chat.ended", "the end of a chat"),
            Map.entry("call.changed", "what became of a call"),
            Map.entry("contact.opened", "a new contact"),
            Map.entry("contact.accepted", "the acceptance of a contact"),
            Map.entry("contact.wrapped-up", "the end of the work on a contact"),
            Map.entry("citizen.described", "a citizen's name"),
            Map.entry("citizen.identifier-linked", "a citizen's number or address"),
            Map.entry("knowledge.quoted", "an article that was quoted"),
            Map.entry("knowledge.flagged", "a flag on an article"),
            Map.entry("knowledge.flag-withdrawn", "the end of a flag on an article"),
            Map.entry("knowledge.read-confirmed", "that an article was read"));

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "How many at the most. Default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(names = "--content", description = "Shows the whole content, which may be personal.")
    private boolean content;

    @Option(names = "--all", description = "Lists also those that were accepted or dropped.")
    private boolean all;

    @Override
    public Integer call() {
      List<RejectedEvents.Rejected> found;
      try (Store store = join()) {
        found =
            store.read(
                handle ->
                    all
                        ? RejectedEvents.newest(handle, limit)
                        : RejectedEvents.open(handle, limit));
      }
      found.forEach(this::tell);
      if (found.isEmpty()) {
        return say(all ? "Nothing was rejected." : "Nothing that was rejected is unsettled.");
      }
      return say("Shown: " + found.size() + ".");
    }

    private void tell(RejectedEvents.Rejected event) {
      say("event " + event.id());
      say(
          "    %s, written by %s at %s on desktop %s"
              .formatted(
                  WORDS.getOrDefault(event.type(), event.type()),
                  known(event.account()),
                  known(event.occurredAt()),
                  event.device()));
      say("    refused at %s: %s (%s)".formatted(event.at(), event.text(), event.code()));
      Settlement settlement = event.settlement();
      if (settlement != null) {
        say("    " + told(settlement));
      }
      if (event.whole() == null) {
        say("    cannot be accepted: an earlier version of the server kept only this much of it");
      }
      if (content) {
        say("    " + event.payload());
      }
    }

    private static Object known(@Nullable Object value) {
      return value == null ? "?" : value;
    }

    private static String told(Settlement settlement) {
      String who = " by " + settlement.by() + " at " + settlement.at();
      return switch (settlement.decision()) {
        case DROP -> "dropped" + who + ": " + settlement.reason();
        case ACCEPT -> {
          if (settlement.failure() != null) {
            yield "accepted" + who + ", which failed: " + settlement.failure();
          }
          yield "accepted" + who + (settlement.done() ? "" : "; not in the log yet");
        }
      };
    }
  }

  /** Which event is meant, and who decides. */
  static class OfAnEvent extends StoreCommands.Common {
    @Parameters(paramLabel = "EVENT", description = "The event, as the command rejected shows it.")
    private String event = "";

    EventId event() {
      return EventId.of(event);
    }

    static String administrator() {
      return System.getProperty("user.name", "?");
    }
  }

  /** Accepts. */
  @Command(
      name = "accept-rejected",
      description = {
        "Takes a refused event into the log after all, at its end, and tells the desktop it came"
            + " from.",
        "It then does what it says: a reply to a mail is sent. A server that runs takes it in at"
            + " once, one that does not when it starts."
      },
      mixinStandardHelpOptions = true)
  static final class Accept extends OfAnEvent implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    @Override
    public Integer call() {
      try (Store store = join()) {
        Settlements settlements = new Settlements(store, Environment.real().clock());
        settlements.accept(event(), administrator());
        for (long looks = PATIENCE.dividedBy(LOOK); looks > 0; looks--) {
          Settlement now = settlements.of(event());
          if (now != null && now.done()) {
            return say("Accepted: event " + event() + " is in the log.");
          }
          if (now != null && now.failure() != null) {
            return fail("It cannot be taken into the log: " + now.failure());
          }
          LockSupport.parkNanos(LOOK.toNanos());
        }
      }
      return say("Accepted: a server takes event " + event() + " into the log when it runs.");
    }
  }

  /** Drops. */
  @Command(
      name = "drop-rejected",
      description = {
        "Settles that a refused event stays out of the log, and for what reason.",
        "It is kept in the list of all that was rejected, and on the desktop it came from."
      },
      mixinStandardHelpOptions = true)
  static final class Drop extends OfAnEvent implements Callable<Integer> {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; whoever looks later reads it.")
    private String reason = "";

    @Override
    public Integer call() {
      try (Store store = join()) {
        new Settlements(store, Environment.real().clock()).drop(event(), administrator(), reason);
      }
      return say("Dropped: event " + event() + " stays out of the log.");
    }
  }
}
