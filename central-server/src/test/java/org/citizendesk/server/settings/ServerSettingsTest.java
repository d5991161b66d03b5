// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.settings;

import org.citizendesk.server.app.CentralServer;
import org.citizendesk.server.app.ServerOptions;
import org.citizendesk.server.routing.RoutingRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each setting of the server with values that cannot be used: the file and the key are named. */
class ServerSettingsTest {
  @TempDir Path data;
  private Path file;

  @BeforeEach
  void name() {
    file = data.resolve("server.properties");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          routing.offer-seconds=6          | routing.offer-seconds must be a whole number from 7 to 59
          routing.offer-seconds=60         | routing.offer-seconds must be a whole number from 7 to 59
          routing.offer-seconds=20 s       | routing.offer-seconds must be a whole number from 7 to 59
          routing.offer-seconds=99999999999| routing.offer-seconds must be a whole number from 7 to 59
          routing.link-grace-seconds=4     | routing.link-grace-seconds must be a whole number from 5 to 86400
          routing.declined-seconds=0       | routing.declined-seconds must be a whole number from 1 to 3600
          routing.declined-seconds=-1      | routing.declined-seconds must be a whole number from 1 to 3600
          routing.capacity=0               | routing.capacity must be a whole number from 1 to 25
          routing.capacity=2.5             | routing.capacity must be a whole number from 1 to 25
          routing.Capacity=2               | unknown key routing.Capacity; known are
          chat.origins=www.agency.example  | chat.origins: "www.agency.example" is no origin such as
          chat.origins=https://a.example,https://b.example/ | chat.origins: "https://b.example/" is no origin
          chat.origins=https://a b.example | chat.origins: "https://a b.example" is no origin
          chat.origins=https://a.example,  | chat.origins: "" is no origin
          chat.limit=3                     | unknown key chat.limit; known are attachment.max-mebibytes
          email.address=nobody             | email.address is "nobody", not a mail address
          email.queue=mail                 | email.address is missing
          """)
  void aServerDoesNotStartWithASettingThatCannotBeUsed(String line, String said) throws Exception {
    Files.writeString(file, line + "\n");

    String message = refusal();

    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.contains(said), message);
    assertFalse(Files.exists(data.resolve("server.db")), "nothing was begun");
  }

  @Test
  void aSettingGivenInCodeIsCheckedLikeOneInTheFile() {
    ServerOptions options = ServerOptions.local(data).with(Map.of("routing.capacity", "many"));

    SettingsException refused =
        assertThrows(SettingsException.class, () -> CentralServer.start(options));

    assertTrue(refused.getMessage().contains("routing.capacity must be"), refused.getMessage());
  }

  @Test
  void theEdgesOfEachRangeAreAllowed() {
    Settings least =
        Settings.of(
            Map.of(
                "routing.offer-seconds", "7",
                "routing.link-grace-seconds", "5",
                "routing.declined-seconds", "1",
                "routing.capacity", "1",
                "routing.mail-lease-hours", "1",
                "routing.mail-lease-open-hours", "0",
                "routing.talk-lease-minutes", "1"));
    Settings most =
        Settings.of(
            Map.of(
                "routing.offer-seconds", " 59 ",
                "routing.link-grace-seconds", "86400",
                "routing.declined-seconds", "3600",
                "routing.capacity", "25",
                "routing.mail-lease-hours", "720",
                "routing.mail-lease-open-hours", "720",
                "routing.talk-lease-minutes", "1440"));

    assertEquals(
        new RoutingRules(
            Duration.ofSeconds(7),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            1,
            new RoutingRules.Leased(Duration.ofHours(1), Duration.ZERO, Duration.ofMinutes(1))),
        RoutingRules.from(least));
    assertEquals(
        new RoutingRules(
            Duration.ofSeconds(59),
            Duration.ofDays(1),
            Duration.ofHours(1),
            25,
            new RoutingRules.Leased(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(1))),
        RoutingRules.from(most));
    least.requireAllTaken();
    most.requireAllTaken();
  }

  @Test
  void blankIsNotSetAndSaysNothing() {
    Settings blank = Settings.of(Map.of("routing.capacity", "  ", "chat.queue", ""));

    assertEquals(RoutingRules.DEFAULT, RoutingRules.from(blank));
    assertEquals("web-chat", blank.text("chat.queue", "web-chat"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "yes", "1", "On", "truefalse"})
  void aFlagIsTrueOrFalseAndNothingElse(String value) {
    Settings settings = Settings.of(Map.of("on", value));

    SettingsException refused =
        assertThrows(SettingsException.class, () -> settings.flag("on", false));

    assertEquals("settings: on must be true or false", refused.getMessage());
    assertFalse(refused.getMessage().contains(value + " "), "values may be secret");
  }

  @Test
  void aSectionTakesItsKeysAndNoOthers() {
    Settings settings = Settings.of(Map.of("email.a", "1", "email.b", "2", "emails", "3"));

    assertEquals(2, settings.section("email.").size());
    SettingsException refused = assertThrows(SettingsException.class, settings::requireAllTaken);
    assertEquals("settings: unknown key emails; known are email.a, email.b", refused.getMessage());
  }

  @Test
  void aDamagedFileIsNamedWithWhatIsWrongInIt() throws Exception {
    Files.writeString(file, "chat.queue=\\u00zz\n", StandardCharsets.US_ASCII);

    assertTrue(refusal().startsWith("cannot read " + file + ": "), refusal());
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws Exception {
    Files.createDirectory(file);

    assertTrue(refusal().startsWith("cannot read " + file), refusal());
  }

  private String refusal() {
    return assertThrows(
            SettingsException.class, () -> CentralServer.start(ServerOptions.local(data)))
        .getMessage();
  }
}
