// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.settings.SettingsException;
import org.citizendesk.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServerMainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"--help", "serve --help", "create-administrator --help"})
  void helpExplainsEveryOption(String arguments) {
    assertEquals(0, run(arguments.split(" ")));

    assertTrue(out.toString().contains("--data=DIR"), out.toString());
  }

  @Test
  void theVersionIsTold() {
    assertEquals(0, run("--version"));

    assertTrue(out.toString().startsWith("Citizen Desk server "), out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--port 70000", "--port many", "--colour red", "dance", "create-administrator"})
  void badArgumentsAreSaidAndExitWithTwo(String arguments) {
    assertEquals(2, run(arguments.split(" ")));

    assertFalse(err.toString().isBlank());
  }

  @Test
  void theFirstAdministratorIsMadeFromAPasswordFileAndASecondOnlyByForce() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "a long password\nrest\n");

    assertEquals(0, createAdministrator("root", password));
    assertEquals(2, createAdministrator("other", password));
    assertTrue(err.toString().contains("--force-new"), err.toString());
    assertEquals(0, createAdministrator("other", password, "--force-new"));

    try (Store database = Stores.open(folder.resolve("data"), Optional.empty())) {
      var root = Stores.accounts(database, Environment.real()).find("root").orElseThrow();
      assertEquals(java.util.List.of(Role.ADMINISTRATOR), root.roles());
    }
  }

  @Test
  void aShortPasswordIsRefusedWithoutBeingShown() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hunter2");

    assertEquals(2, createAdministrator("root", password));

    assertTrue(err.toString().contains("a password needs 10 to 200 characters"));
    assertFalse(err.toString().contains("hunter2"));
  }

  @Test
  void aMissingPasswordFileIsNamed() {
    assertEquals(1, createAdministrator("root", folder.resolve("none")));

    assertTrue(err.toString().contains("cannot read the password file"), err.toString());
  }

  @Test
  void aFolderInUseIsNamed() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "a long password");
    try (Store _ = Stores.open(folder.resolve("data"), Optional.empty())) {
      assertEquals(1, createAdministrator("root", password));
      assertTrue(err.toString().contains("server.db"), err.toString());
    }
  }

  @Test
  void anUnknownSettingIsNamed() throws Exception {
    Files.writeString(folder.resolve("server.properties"), "routing.ofer-seconds=20\n");

    SettingsException failure =
        assertThrows(
            SettingsException.class, () -> CentralServer.start(ServerOptions.local(folder)));

    assertTrue(
        failure.getMessage().contains("unknown key routing.ofer-seconds; known are"),
        failure.getMessage());
  }

  @Test
  void aPortInUseIsNamedAndTheFolderIsFreeAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerOptions options = ServerOptions.local(folder).onPort(taken.getLocalPort());

      UncheckedIOException failure =
          assertThrows(UncheckedIOException.class, () -> CentralServer.start(options));

      assertTrue(
          failure.getMessage().contains("127.0.0.1:" + taken.getLocalPort()), failure.getMessage());
    }
    CentralServer.start(ServerOptions.local(folder)).close();
  }

  @Test
  void theUsualFolderFollowsTheSystem() {
    Path home = Path.of(System.getProperty("user.home"));

    assertEquals(
        home.resolve(".local/share/citizen-desk/server"),
        ServerMain.DataFolder.usual("Linux", Map.of()));
    assertEquals(
        Path.of("/data/citizen-desk/server"),
        ServerMain.DataFolder.usual("Linux", Map.of("XDG_DATA_HOME", "/data")));
    assertEquals(
        Path.of("/pd/Citizen Desk/server"),
        ServerMain.DataFolder.usual("Windows 11", Map.of("PROGRAMDATA", "/pd")));
    assertEquals(
        home.resolve("Library/Application Support/Citizen Desk/server"),
        ServerMain.DataFolder.usual("Mac OS X", Map.of()));
  }

  private int createAdministrator(String name, Path password, String... more) {
    String data = folder.resolve("data").toString();
    String[] fixed = {
      "create-administrator", name, "--password-file", password.toString(), "--data", data
    };
    return run(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(fixed), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    CommandLine commandLine = ServerMain.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
