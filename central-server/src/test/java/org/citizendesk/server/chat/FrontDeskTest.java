// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.chat.Letterbox.Letter;
import org.citizendesk.server.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What one browser is told and can do before and after its chat, on a real log. */
final class FrontDeskTest {
  private static final String HELLO =
      "{\"t\":\"hello\",\"after\":0,\"name\":\"Sam\",\"language\":\"en\"}";
  private static final Map<String, String> LINE = Map.of("en", "Call 311.");
  private static final String NEW_YORK = "America/New_York";

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Paper paper = new Paper();
  private final Letters letters = new Letters();
  @TempDir private Path folder;
  private ChatLog store;
  private WaitingLine line;
  private ChatHub hub;

  @BeforeEach
  void open() {
    store = new ChatLog(folder, ChatLog.feature(folder));
    line = new WaitingLine(store.log, store.clock);
    hub = new ChatHub();
    store.log.listen(hub);
    store.log.listen(line);
  }

  @AfterEach
  void close() {
    executor.shutdownNow();
    store.close();
  }

  private Visit visit(Questions questions) {
    ChatLimits limits = ChatServer.GENEROUS.limits();
    ChatSettings settings =
        new ChatSettings("web-chat", Set.of(), LINE, questions, ChatSettings.Files.USUAL, limits);
    Office office = store.office();
    Desk desk =
        new Desk(
            new Conversations(store.log, store.uuids, new SecureRandom(), settings, office),
            hub,
            new Front(office, line, letters, settings),
            new Copies(letters, store.clock),
            new Doors(Set.of(), 10),
            settings.files(),
            limits,
            new RateLimiter<>(new ChatLimits.Rate(3, 1), store.clock),
            new RateLimiter<>(limits.perAddress(), store.clock),
            (contact, on) -> {},
            store.clock,
            executor);
    return new Visit(
        desk,
        paper,
        new Lane(
            Runnable::run,
            e -> {
              throw e;
            }),
        "192.0.2.7");
  }

  private Visit greeted() {
    Visit visit = visit(Questions.NONE);
    visit.received(HELLO);
    return visit;
  }

  private static String say(String text) {
    return "{\"t\":\"say\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text);
  }

  private static String leave(UUID id, String email) {
    return "{\"t\":\"leave\",\"id\":\"%s\",\"email\":\"%s\",\"text\":\"My card\\nis lost\"}"
        .formatted(id, email);
  }

  private List<Class<?>> kinds() {
    return List.copyOf(paper.frames.stream().map(Object::getClass).toList());
  }

  private ContactId chat() {
    return paper.welcome().conversation();
  }

  @Test
  void whoComesIsAskedAndToldTheHoursBeforeTheWelcome() {
    store.openFrom("08:30", "17:00");
    visit(ChatSettings.read(Settings.of(QuestionsTest.SETTINGS)).questions()).received(HELLO);

    assertEquals(
        List.of(DeskFrame.Questions.class, DeskFrame.Office.class, DeskFrame.Welcome.class),
        kinds());
    assertEquals(
        new DeskFrame.Office(false, Instant.parse("2026-03-02T13:30:00Z"), NEW_YORK, true, LINE),
        paper.only(DeskFrame.Office.class));
  }

  @Test
  void ofAnOfficeThatNeverClosesAndOfNoQuestionsNothingIsSaid() {
    Visit visit = greeted();
    visit.heard();
    visit.beat();

    assertEquals(List.of(DeskFrame.Welcome.class), kinds());
  }

  @Test
  void whenItClosesThatIsToldOnce() {
    store.openFrom("04:00", "05:00");
    store.clock.advance(Duration.ofMinutes(59).plusSeconds(40));
    Visit visit = greeted();
    assertEquals(List.of(true), paper.all(DeskFrame.Office.class, DeskFrame.Office::open));
    store.clock.advance(Duration.ofSeconds(20));
    visit.heard();
    visit.beat();
    visit.beat();

    assertEquals(List.of(true, false), paper.all(DeskFrame.Office.class, DeskFrame.Office::open));
  }

  @Test
  void whoIsJustTooLateIsToldWhyAndNothingIsStored() {
    store.openFrom("04:00", "05:00");
    Visit visit = greeted();
    store.clock.advance(Duration.ofHours(1));
    visit.received(say("too late"));

    assertEquals(List.of("closed"), paper.problems());
    assertFalse(paper.all(DeskFrame.Office.class, DeskFrame.Office::open).getLast());
    assertEquals(1, store.log.read(h -> store.log.heads()).size());
    assertEquals(List.of(), paper.all(DeskFrame.Said.class, DeskFrame.Said::text));
  }

  @Test
  void aMessageIsLeftWithItsNameAndItsSubject() {
    UUID id = UUID.randomUUID();
    greeted().received(leave(id, "sam@a.test"));

    assertEquals(id, paper.only(DeskFrame.Left.class).id());
    assertEquals(
        List.of(new Letter(id, "Sam", "sam@a.test", "My card is lost", "My card\nis lost")),
        letters.taken);
  }

  @Test
  void aMessageThatIsNotTakenIsNotToldAsLeft() {
    Visit visit = greeted();
    visit.received(leave(UUID.randomUUID(), "nobody"));
    letters.failure = new IllegalStateException("the disk is full");
    visit.received(leave(UUID.randomUUID(), "sam@a.test"));
    letters.there = false;
    visit.received(leave(UUID.randomUUID(), "sam@a.test"));
    letters.there = true;
    letters.failure = null;
    visit.received(leave(UUID.randomUUID(), "sam@a.test"));

    assertEquals(List.of("bad-address", "server-error", "bad-frame", "too-fast"), paper.problems());
    assertEquals(List.of(), letters.taken);
    assertEquals(List.of(), paper.all(DeskFrame.Left.class, DeskFrame.Left::id));
  }

  @Test
  void withoutAMailboxTheOfficeSaysThatNoMessagesAreTaken() {
    letters.there = false;
    store.openFrom("08:30", "17:00");
    greeted();

    assertFalse(paper.only(DeskFrame.Office.class).letters());
  }

  @Test
  void thePlaceInLineIsToldWhenItChangesUntilAnAgentComes() {
    store.opened();
    store.clock.advance(Duration.ofSeconds(1));
    Visit visit = greeted();
    visit.received(say("Hello"));
    line.look(true);
    visit.waits();
    visit.waits();
    assertEquals(List.of(2), positions());
    store.accepted(chat());
    visit.waits();
    assertEquals(List.of(2), positions());
    line.look(true);
    visit.waits();
    assertEquals(List.of(2), positions());
  }

  private List<Integer> positions() {
    return paper.all(DeskFrame.Waiting.class, DeskFrame.Waiting::position);
  }

  @Test
  void aRatingIsTakenOnceItIsOverAndToldOnceToEachConnection() {
    Visit visit = greeted();
    visit.received(say("Hello"));
    visit.received("{\"t\":\"rate\",\"score\":4,\"comment\":\"\"}");
    assertEquals(List.of("bad-frame"), paper.problems());
    visit.received("{\"t\":\"end\"}");
    visit.received("{\"t\":\"rate\",\"score\":4,\"comment\":\"\"}");
    visit.received("{\"t\":\"rate\",\"score\":5,\"comment\":\"\"}");
    paper.only(DeskFrame.Rated.class);
    visit.received(
        "{\"t\":\"hello\",\"conversation\":\"%s\",\"key\":\"%s\",\"after\":1,\"name\":\"\",\"language\":\"en\"}"
            .formatted(chat(), paper.welcome().key()));

    assertEquals(2, paper.all(DeskFrame.Rated.class, frame -> frame).size());
    assertEquals(
        List.of(new ChatFact.Rated(4, "")),
        store.facts(chat()).stream().filter(ChatFact.Rated.class::isInstance).toList());
  }

  private static final class Letters implements Letterbox {
    private final List<Letter> taken = new ArrayList<>();
    private boolean there = true;
    private RuntimeException failure;

    @Override
    public boolean isThere() {
      return there;
    }

    @Override
    public boolean reaches(String email) {
      return email.contains("@");
    }

    @Override
    public boolean drop(Letter letter) {
      if (failure != null) {
        throw failure;
      }
      return reaches(letter.email()) && taken.add(letter);
    }
  }
}
