// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.EmailOutbox.State;
import org.citizendesk.server.email.mime.Mail;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table of replies, as the log fills it and the sender empties it. */
class EmailOutboxTest {
  @TempDir Path data;
  private MailDesk desk;
  private Event.Subject about;

  @BeforeEach
  void open() {
    desk = new MailDesk(data, MailDesk.unconnected());
    desk.intake.take(
        new MailPlace(MailDesk.ADDRESS, 1, 1),
        Mail.plain("<1@c.test>", "maria@citizen.test", "Rent", "Hello"),
        List.of());
    about = desk.eventsOf(EmailFact.Received.class).getFirst().subject();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aReplyWaitsFromTheMomentItIsWrittenUnderItsOwnMessageId() {
    Event reply = written("first");
    EmailOutbox.Row row = next().orElseThrow();

    assertEquals(reply.id(), row.event());
    assertEquals(about, row.about());
    assertEquals(State.WAITING, row.state());
    assertEquals(0, row.attempts());
    assertEquals(row.writtenAt(), row.dueAt());
    assertEquals(EmailRules.messageId(reply.id(), "city.test"), row.messageId());
    assertEquals(Optional.of(row), desk.log.read(h -> EmailOutbox.byMessageId(h, row.messageId())));
    assertEquals(Optional.empty(), desk.log.read(h -> EmailOutbox.byMessageId(h, "<9@x.test>")));
  }

  @Test
  void addingTheSameReplyAgainChangesNothing() {
    Event reply = written("first");
    change((handle, row) -> EmailOutbox.state(handle, row, State.SENT));

    write(
        handle ->
            EmailOutbox.add(
                handle,
                reply.id(),
                reply.subject(),
                new EmailOutbox.Draft(
                    new EmailOutbox.Leaving("<o@c.test>", ""),
                    State.WAITING,
                    "avery",
                    0,
                    Instant.EPOCH,
                    Instant.EPOCH)));

    assertEquals(Optional.empty(), next());
  }

  @Test
  void eachFailureCountsAlsoWhereTheServerWasNotReached() {
    written("first");
    Instant later = desk.clock.instant().plusSeconds(60);
    for (int failures = 1; failures <= 3; failures++) {
      Instant at = later.plusSeconds(failures);
      change((handle, row) -> EmailOutbox.failed(handle, row, at));

      EmailOutbox.Row row = next().orElseThrow();
      assertEquals(failures, row.attempts());
      assertEquals(at.toEpochMilli(), row.dueAt().toEpochMilli());
      assertEquals(State.WAITING, row.state());
    }
  }

  @Test
  void theOneThatIsDueFirstGoesFirstAndAFailedOneMakesRoom() {
    Event first = written("first");
    Event second = written("second");
    change((handle, row) -> EmailOutbox.failed(handle, row, in(Duration.ofHours(1))));
    assertEquals(second.id(), next().orElseThrow().event());

    change((handle, row) -> EmailOutbox.failed(handle, row, in(Duration.ofHours(2))));

    assertEquals(first.id(), next().orElseThrow().event());
  }

  @Test
  void whatWasBeingSentIsFoundAgainAndWhatIsSettledIsNot() {
    written("first");
    change((handle, row) -> EmailOutbox.state(handle, row, State.SENDING));
    assertEquals(State.SENDING, next().orElseThrow().state());

    change((handle, row) -> EmailOutbox.state(handle, row, State.FAILED));

    assertEquals(Optional.empty(), next());
    assertEquals(List.of(), unfiled(), "a refused one is not filed");
  }

  @Test
  void whatWasSentIsFiledOnce() {
    written("first");
    EmailOutbox.Row sent = next().orElseThrow();
    change((handle, row) -> EmailOutbox.state(handle, row, State.SENT));
    assertEquals(List.of(sent.event()), unfiled().stream().map(EmailOutbox.Row::event).toList());

    write(handle -> EmailOutbox.filed(handle, sent));

    assertEquals(List.of(), unfiled());
  }

  @Test
  void onlyTheFirstFailureOfAReplyIsToldToItsAgent() {
    written("first");
    written("second");
    EmailOutbox.Row row = next().orElseThrow();

    assertTrue(desk.log.write(tx -> EmailOutbox.firstFailure(tx.handle(), row)).join());
    assertFalse(desk.log.write(tx -> EmailOutbox.firstFailure(tx.handle(), row)).join());
    change((handle, same) -> EmailOutbox.state(handle, same, State.SENT));
    EmailOutbox.Row other = next().orElseThrow();
    assertTrue(desk.log.write(tx -> EmailOutbox.firstFailure(tx.handle(), other)).join());
  }

  private Instant in(Duration time) {
    return desk.clock.instant().plus(time);
  }

  private Event written(String text) {
    desk.reply(about, "maria@citizen.test", text, null);
    return desk.eventsOf(EmailFact.ReplyWritten.class).getLast();
  }

  private List<EmailOutbox.Row> unfiled() {
    return desk.log.read(
        handle ->
            EmailOutbox.unfiled(handle, new EmailOutbox.Lane(MailDesk.ADDRESS, true, List.of())));
  }

  private Optional<EmailOutbox.Row> next() {
    return desk.next();
  }

  private void change(BiConsumer<Handle, EmailOutbox.Row> change) {
    EmailOutbox.Row row = next().orElseThrow();
    write(handle -> change.accept(handle, row));
  }

  private void write(Consumer<Handle> change) {
    desk.log
        .write(
            tx -> {
              change.accept(tx.handle());
              return true;
            })
        .join();
  }
}
