// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.testing.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Accounts, sessions and sign-in on a real store, under a clock that the test moves. */
class SessionsTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private TestLog store;
  private Accounts accounts;
  private Sessions sessions;
  private Bars bars;
  private SignIn signIn;
  private User ann;

  @BeforeEach
  void open() {
    store = new TestLog(folder, LogRules.NONE);
    accounts = new Accounts(store.database, new Passwords(new Random(1), 1), store.clock);
    sessions = new Sessions(store.database, new Random(2), store.uuids, store.clock);
    bars = new Bars(store.database, store.clock);
    signIn = new SignIn(accounts, sessions, bars, store.clock);
    ann = create("ann", Role.AGENT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTokenIsGoodUntilItsLastMomentAndNotInIt() {
    Sessions.Opened opened = sessions.open(ann);

    store.clock.advance(Sessions.LIFETIME.minusMillis(1));
    assertEquals(Optional.of(opened.session()), sessions.find(opened.token()));
    store.clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.empty(), sessions.find(opened.token()));
  }

  @Test
  void anEndedSessionIsGoneAtOnceAndTheOthersOfTheUserStay() {
    String first = sessions.open(ann).token();
    String second = sessions.open(ann).token();

    assertTrue(sessions.end(first));

    assertEquals(Optional.empty(), sessions.find(first));
    assertTrue(sessions.find(second).isPresent());
    assertFalse(sessions.end(first), "it ends once");
    assertFalse(sessions.end("never was"));
  }

  @Test
  void onlyTheHashOfATokenIsInTheStore() {
    String token = sessions.open(ann).token();

    byte[] stored =
        store.database.read(
            handle ->
                handle.createQuery("select token_hash from session").mapTo(byte[].class).one());

    assertEquals(32, stored.length);
    assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains(token));
    assertEquals(Optional.empty(), sessions.find(new String(stored, StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsPrintedOfASessionDoesNotHaveTheToken() {
    Sessions.Opened opened = sessions.open(ann);

    assertFalse(opened.toString().contains(opened.token()), opened.toString());
  }

  @Test
  void aSessionWasWhereItWasLastBoundEvenAfterItsEnd() {
    Sessions.Opened opened = sessions.open(ann);
    DeviceId here = new DeviceId(UUID.randomUUID());
    DeviceId elsewhere = new DeviceId(UUID.randomUUID());
    assertFalse(wasHere(opened, "ann", here), "no desktop said hello yet");

    sessions.bind(opened.session(), here);
    sessions.end(opened.token());

    assertTrue(wasHere(opened, "ann", here));
    assertFalse(wasHere(opened, "bob", here));
    assertFalse(wasHere(opened, "ann", elsewhere));
  }

  @Test
  void rolesComeBackInTheirOrderHoweverTheyWereGiven() {
    create("root", Role.ADMINISTRATOR, Role.AGENT, Role.TRAINER);

    assertEquals(
        List.of(Role.AGENT, Role.TRAINER, Role.ADMINISTRATOR),
        accounts.find("root").orElseThrow().roles());
    assertTrue(accounts.hasAny(Role.TRAINER));
    assertFalse(accounts.hasAny(Role.SUPERVISOR));
    assertEquals(Optional.empty(), accounts.find("Root"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "ann smith", ".ann", "-ann", "änn", "ann\n", "../ann"})
  void aSignInNameThatIsNotAllowedIsRefused(String name) {
    assertEquals(
        "a sign-in name has 1 to 64 characters: lower-case letters, digits, dot, dash or"
            + " underscore, and begins with a letter or digit",
        refusal(name, "Ann", PASSWORD));
  }

  @Test
  void eachBoundOfAnAccountIsHeldToTheCharacter() {
    create("a".repeat(64), Role.AGENT);
    accounts.create("b", "x".repeat(100), PASSWORD.toCharArray(), Set.of(Role.AGENT));
    accounts.create("c", "C", "p".repeat(10).toCharArray(), Set.of(Role.AGENT));

    assertTrue(refusal("a".repeat(65), "Ann", PASSWORD).startsWith("a sign-in name"));
    assertEquals("a display name needs 1 to 100 characters", refusal("d", "x".repeat(101), "p"));
    assertEquals("a display name needs 1 to 100 characters", refusal("d", "\t", "p"));
    assertEquals("a password needs 10 to 200 characters", refusal("d", "D", "p".repeat(9)));
    assertEquals("there is an account named ann already", refusal("ann", "Ann", PASSWORD));
    assertEquals(Optional.empty(), accounts.find("d"));
  }

  @Test
  void anAccountNeedsARole() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> accounts.create("d", "D", PASSWORD.toCharArray(), Set.of()));

    assertEquals("an account needs at least one role", refused.getMessage());
  }

  @Test
  void aNewPasswordIsCheckedByAllThatIsStoredOfIt() {
    assertEquals(Optional.of(ann), accounts.verify("ann", PASSWORD.toCharArray()));
    assertEquals(Optional.empty(), accounts.verify("ann", (PASSWORD + " ").toCharArray()));
    assertEquals(Optional.empty(), accounts.verify("ann", new char[0]));
    assertEquals(Optional.empty(), accounts.verify("nobody", PASSWORD.toCharArray()));
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "6, 2", "7, 4", "9, 16", "13, 256", "14, 300", "40, 300"})
  void afterSomeFailuresTheWaitDoublesUpToFiveMinutes(int failures, long seconds) {
    for (int i = 0; i < failures; i++) {
      assertInstanceOf(SignIn.Wrong.class, attempt("ann", "wrong"));
      store.clock.advance(i < failures - 1 ? Duration.ofMinutes(5) : Duration.ZERO);
    }

    assertEquals(new SignIn.TooSoon(Duration.ofSeconds(seconds)), attempt("ann", PASSWORD));
    store.clock.advance(Duration.ofSeconds(seconds));
    assertInstanceOf(SignIn.Done.class, attempt("ann", PASSWORD));
  }

  @Test
  void fourFailuresAreForgivenAndSuccessForgetsThem() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertInstanceOf(SignIn.Wrong.class, attempt("ann", "wrong"));
      }
      assertInstanceOf(SignIn.Done.class, attempt("ann", PASSWORD));
    }
  }

  @Test
  void triesThatCameTooSoonDoNotMakeTheWaitLonger() {
    for (int i = 0; i < 5; i++) {
      attempt("ann", "wrong");
    }
    for (int i = 0; i < 50; i++) {
      assertInstanceOf(SignIn.TooSoon.class, attempt("ann", "wrong"));
    }

    store.clock.advance(Duration.ofSeconds(1));

    assertInstanceOf(SignIn.Done.class, attempt("ann", PASSWORD));
  }

  @Test
  void aNameThatDoesNotExistHasToWaitLikeAnyOther() {
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(SignIn.Wrong.class, attempt("nobody", PASSWORD));
    }

    assertInstanceOf(SignIn.TooSoon.class, attempt("nobody", PASSWORD));
  }

  @Test
  void textThatCannotBeANameIsWrongAndNotRemembered() {
    String flood = "x".repeat(16_000);
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(SignIn.Wrong.class, attempt(flood, PASSWORD));
    }
  }

  private SignIn.Result attempt(String name, String password) {
    return signIn.attempt(name, password.toCharArray());
  }

  private User create(String name, Role first, Role... more) {
    return accounts.create(name, "The " + name, PASSWORD.toCharArray(), EnumSet.of(first, more));
  }

  private String refusal(String name, String displayName, String password) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> accounts.create(name, displayName, password.toCharArray(), Set.of(Role.AGENT)))
        .getMessage();
  }

  private boolean wasHere(Sessions.Opened opened, String account, DeviceId device) {
    return store.database.read(
        handle -> Sessions.wasHere(handle, opened.session().id(), account, device));
  }
}
