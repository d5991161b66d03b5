// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.app;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Exit codes and words: 2 for what was asked wrongly, 1 for what is wrong outside the program. */
class CommandLineTest {
  private static final int WRONG_ARGUMENTS = 2;
  private static final int FAILED = 1;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port -1            | --port must be from 0 to 65535, not -1
          --port 65536         | --port must be from 0 to 65535, not 65536
          serve --port 65536   | --port must be from 0 to 65535, not 65536
          --port x             | Invalid value for option '--port': 'x' is not an int
          --port               | Missing required parameter for option '--port' (PORT)
          --data               | Missing required parameter for option '--data' (DIR)
          --verbose            | Unknown option: '--verbose'
          create-administrator | Missing required parameter: 'NAME'
          create-administrator a b | Unmatched argument at index 2: 'b'
          """)
  void aWrongArgumentIsNamedAndWhatIsRightFollows(String arguments, String said) {
    assertEquals(WRONG_ARGUMENTS, run(arguments.split(" ")));

    assertEquals(said, err.toString().lines().findFirst().orElse(""));
    assertTrue(
        err.toString().contains("Usage: citizen-desk-server")
            || err.toString().contains("Possible solutions: --version"),
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void aPortInUseIsOneLineAndNotATrace() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertEquals(FAILED, serve("--port", Integer.toString(port)));

      String said = err.toString().strip();
      assertTrue(said.startsWith("cannot listen on 127.0.0.1:" + port + ": "), said);
      assertTrue(said.contains("in use"), said);
      assertEquals(1, said.lines().count(), said);
    }
  }

  @Test
  void anAddressThatIsNotOursIsNamed() {
    assertEquals(FAILED, serve("--port", "0", "--host", "192.0.2.1"));

    assertTrue(err.toString().startsWith("cannot listen on 192.0.2.1:"), err.toString());
    assertFalse(err.toString().contains("in use"), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void aSettingThatCannotBeUsedIsOneLine() throws Exception {
    Files.writeString(folder.resolve("server.properties"), "routing.capacity=many\n");

    assertEquals(FAILED, serve("--port", "0"));

    assertEquals(
        folder.resolve("server.properties")
            + ": routing.capacity must be a whole number from 1 to 25",
        err.toString().strip());
  }

  @Test
  void aStoreThatIsNoDatabaseIsNamed() throws Exception {
    Files.writeString(
        folder.resolve("server.db"), "this is no database, and long enough\n".repeat(50));

    assertEquals(FAILED, serve("--port", "0"));

    assertTrue(err.toString().contains("server.db"), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "a file");

    assertEquals(FAILED, run("--port", "0", "--data", file.toString()));

    assertTrue(err.toString().contains(file.toString()), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Root", "two words", "-x", "ä"})
  void anAdministratorsNameIsASignInName(String name) throws Exception {
    assertEquals(WRONG_ARGUMENTS, createAdministrator("a long password\n", "--", name));

    assertTrue(err.toString().startsWith("a sign-in name has 1 to 64"), err.toString());
    assertFalse(hasAdministrator());
  }

  @Test
  void anEmptyPasswordFileIsTooShortAPassword() throws Exception {
    assertEquals(WRONG_ARGUMENTS, createAdministrator("", "root"));

    assertTrue(err.toString().startsWith("a password needs 10 to 200"), err.toString());
  }

  @Test
  void onlyTheFirstLineIsThePasswordWhateverEndsIt() throws Exception {
    assertEquals(0, createAdministrator("a long password\r\nsecond line\r\n", "root"));

    assertEquals("Made the administrator root.", out.toString().strip());
    assertTrue(hasAdministrator());
  }

  @Test
  void aPasswordFileThatIsNoTextIsNamedAndNotShown() throws Exception {
    Path file = Files.write(folder.resolve("password"), new byte[] {'s', 'e', 'c', (byte) 0xFC});

    assertEquals(FAILED, createAdministrator(file, "root"));

    assertTrue(err.toString().startsWith("cannot read the password file " + file), err.toString());
    assertFalse(err.toString().contains("sec\u00FC"), err.toString());
  }

  @Test
  void withoutAConsoleThePasswordComesFromAFile() {
    assertEquals(WRONG_ARGUMENTS, run("create-administrator", "root", "--data", data()));

    assertTrue(
        err.toString().startsWith("there is no console to ask for the password"), err.toString());
    assertFalse(Files.exists(folder.resolve("server.db")), "nothing was begun");
  }

  private boolean hasAdministrator() {
    try (Store database = Stores.open(folder, Optional.empty())) {
      return Stores.accounts(database, Environment.real()).hasAny(Role.ADMINISTRATOR);
    }
  }

  private int createAdministrator(String password, String... name) throws Exception {
    return createAdministrator(Files.writeString(folder.resolve("password"), password), name);
  }

  private int createAdministrator(Path password, String... name) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "create-administrator", "--password-file", password.toString(), "--data", data()));
    arguments.addAll(List.of(name));
    return run(arguments.toArray(String[]::new));
  }

  private int serve(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return run(all.toArray(String[]::new));
  }

  private String data() {
    return folder.toString();
  }

  private int run(String... arguments) {
    CommandLine commandLine = ServerMain.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
