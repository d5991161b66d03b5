// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import picocli.CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said. */
record Answer(int code, String out, String err) {
  static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = ServerMain.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return new Answer(command.execute(arguments), out.toString(), err.toString());
  }
}
