// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the server's store, the desktops' stores and what the citizens saw. It reads the files
 * after the run and counts for itself, so that a run cannot pass by believing itself.
 */
public final class Reconciliation {
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  private Reconciliation() {}

  /**
   * Compares.
   *
   * @param server the server's database file
   * @param since the position of its log at which the run began
   * @param desktops database file of each agent's desktop, by agent
   */
  public static Findings compare(
      Path server, long since, Map<String, Path> desktops, SeenOutside outside) {
    return new Reconciliation().run(server, since, new TreeMap<>(desktops), outside);
  }

  private Findings run(Path server, long since, Map<String, Path> desktops, SeenOutside outside) {
    ServerSide log = ServerSide.read(server, since);
    int pushed = 0;
    int accepted = 0;
    int delivered = 0;
    for (Map.Entry<String, Path> entry : desktops.entrySet()) {
      DesktopSide desktop = DesktopSide.read(entry.getValue());
      List<String> missing = desktop.written().stream().filter(id -> !log.holds(id)).toList();
      missing.forEach(
          id -> lost.add("event " + id + " of " + entry.getKey() + " is not in the log"));
      pushed += desktop.written().size();
      accepted += desktop.written().size() - missing.size();
      delivered += desktop.held().size();
      findUndelivered(entry.getKey(), ServerSide.expectedBy(server, entry.getKey()), desktop);
      findTwice("event in the store of " + entry.getKey(), desktop.held());
    }
    compareMail(log, outside);
    findTwice("chat message on a citizen's screen", outside.chatIdsSeen());
    for (int i = 0; i < outside.chatWordsUnechoed(); i++) {
      lost.add("a citizen's chat message never came back");
    }
    List<String> complaints = new ArrayList<>(lost);
    complaints.addAll(doubled);
    return new Findings(
        log.contacts(),
        log.answered(),
        pushed,
        accepted,
        delivered,
        lost.size(),
        doubled.size(),
        complaints);
  }

  private void findUndelivered(String agent, Map<String, String> expected, DesktopSide desktop) {
    Map<String, String> missing = new TreeMap<>(expected);
    desktop.held().forEach(missing::remove);
    missing.forEach(
        (id, kind) ->
            lost.add("event " + id + " (" + kind + ") never reached the desktop of " + agent));
  }

  private void compareMail(ServerSide log, SeenOutside outside) {
    List<String> received = log.mailsReceived();
    findMissing("mail of a citizen is not in the log", outside.mailsWritten(), received);
    findTwice("mail in the log", received);
    findMissing("reply never reached the citizen", log.mailsSent(), outside.lettersReceived());
    findTwice("reply in a citizen's mailbox", outside.lettersReceived());
  }

  private void findMissing(String what, List<String> expected, List<String> found) {
    expected.stream().filter(id -> !found.contains(id)).forEach(id -> lost.add(what + ": " + id));
  }

  private void findTwice(String what, List<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.stream().filter(id -> !seen.add(id)).forEach(id -> doubled.add(what + " twice: " + id));
  }
}
