// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.desktop.app.DesktopOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program with some agents at their desktops, so that they can be killed as a computer is
 * switched off: {@code FOLDER SERVER SEED AGENT...}. A line on its standard input closes them in
 * order.
 */
public final class AgentHost {
  /** Everybody's password: no account of a run can be reached from another computer. */
  static final String PASSWORD = "password of nobody";

  private AgentHost() {}

  /** Works until it is told to end, or until whoever tells it is gone. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    URI server = URI.create(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    List<Autopilot> agents = new ArrayList<>();
    for (String name : Arrays.asList(arguments).subList(3, arguments.length)) {
      Autopilot agent =
          new Autopilot(
              name,
              PASSWORD,
              DesktopOptions.of(server, folder.resolve(name)),
              seed + name.hashCode());
      agents.add(agent);
      agent.start();
    }
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (lines.readLine() == null) {
      Runtime.getRuntime().halt(1);
    }
    agents.parallelStream().forEach(Autopilot::close);
    System.exit(0);
  }
}
