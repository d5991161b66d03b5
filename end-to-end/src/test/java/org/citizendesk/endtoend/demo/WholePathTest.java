// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.awaitility.Awaitility;
import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.contact.OutgoingMail;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.timeline.TimelineEntry;
import org.citizendesk.desktop.voice.Telephone;
import org.citizendesk.endtoend.citizens.ChatCitizen;
import org.citizendesk.endtoend.citizens.DemonstrationTelephone;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.proof.Findings;
import org.citizendesk.endtoend.proof.Reconciliation;
import org.citizendesk.endtoend.proof.SeenOutside;
import org.citizendesk.endtoend.proof.Tally;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.ContactId;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One contact of each channel through the real server, mail and desktop core; only the screen is
 * missing.
 */
class WholePathTest {
  private static final String CONTRACT = "%PDF-1.7 contract".repeat(99_999);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final WebSocketClient web = new WebSocketClient();
  private DemoCentre centre;
  private DemonstrationTelephone telephone;
  private DesktopCore core;
  private DesktopServices desk;
  private long since;

  @BeforeEach
  void anAgentIsReady() throws Exception {
    web.start();
    centre = DemoCentre.open(folder.resolve("server"), 6);
    since = centre.head();
    telephone = new DemonstrationTelephone(Clock.systemUTC());
    core =
        DesktopCore.open(
            DesktopOptions.of(centre.address(), folder.resolve("desktop"))
                .with(new Telephone(DemonstrationTelephone.NAME, telephone)));
    assertInstanceOf(
        SignIn.Result.SignedIn.class,
        core.signIn().signIn(DemoCentre.AGENT, DemoCentre.PASSWORD.toCharArray()).join());
    desk = core.services().get().orElseThrow();
    await("the link", () -> desk.link().get().state() == LinkStatus.State.LIVE);
    assertEquals(new Outcome.Done(), desk.agentState().choose(AgentFact.State.READY, "").join());
  }

  @AfterEach
  void close() throws Exception {
    core.close();
    telephone.close();
    centre.close();
    timer.shutdownNow();
    web.stop();
  }

  @Test
  void everyChannelIsAnsweredAndNothingIsLostThoughTheServerGoesAway() throws Exception {
    Persona visitor = centre.personas().get(0);
    Persona caller = centre.personas().get(1);
    Persona writer = centre.personas().get(3);

    ChatCitizen chat = chat(visitor);
    call(caller);
    MailCitizen mail = new MailCitizen(writer, centre.places().post());
    String question = mailWithAnOutage(mail);
    centre.stopServer();
    core.close();

    List<String> letters = new ArrayList<>();
    mail.inbox().forEach(letter -> letters.add(letter.messageId()));
    SeenOutside outside =
        new SeenOutside(
            List.of(question),
            letters,
            chat.transcript().stream().map(ChatCitizen.Said::id).toList(),
            chat.unechoed());
    Findings findings =
        Reconciliation.compare(
            centre.database(),
            since,
            Map.of(DemoCentre.AGENT, folder.resolve("desktop/users/u-robin/desk.db")),
            outside);
    assertEquals(List.of(), findings.complaints());
    assertEquals(new Tally(1, 1, 1), findings.contacts());
    assertEquals(new Tally(1, 1, 1), findings.answered());
    assertTrue(findings.pushed() >= 8, findings.toString());
    assertEquals(findings.pushed(), findings.accepted());
  }

  private ChatCitizen chat(Persona visitor) {
    ChatCitizen citizen = new ChatCitizen(visitor, centre.places().chat(), web, timer);
    citizen.open();
    citizen.say(visitor.concerns().getFirst().opening());
    ContactId contact = accept(Channel.CHAT);
    citizen.drop();
    desk.conversation().say(contact, "Good day, how can I help?").join();
    await("the citizen to read it", () -> hasFromAgent(citizen));
    citizen.say("Thank you!");
    await("the echo", () -> citizen.unechoed() == 0);
    finish(contact);
    return citizen;
  }

  private static boolean hasFromAgent(ChatCitizen citizen) {
    return citizen.transcript().stream().anyMatch(said -> said.author().equals("agent"));
  }

  private void call(Persona caller) {
    assertTrue(telephone.ring(caller.phone(), "", "phone").join().isPresent());
    await("ringing", () -> state() == CallFact.State.RINGING);
    assertEquals(caller.name(), name());
    assertEquals(new Result.Done(), desk.phone().answer().join());
    await("the call", () -> state() == CallFact.State.CONNECTED);
    ContactId contact = desk.phone().call().get().orElseThrow().contact();
    desk.phone().hold(true).join();
    desk.phone().hold(false).join();
    desk.phone().hangUp().join();
    await("wrap-up", () -> item(contact).status() == WorkItem.Status.WRAP_UP);
    finish(contact);
  }

  private CallFact.State state() {
    return desk.phone().call().get().map(call -> call.state()).orElse(CallFact.State.ENDED);
  }

  private String name() {
    return desk.phone().call().get().orElseThrow().displayName();
  }

  private String mailWithAnOutage(MailCitizen mail) throws Exception {
    String question =
        mail.write(
            centre.places().agency(),
            "A question",
            "Do I have to report my new job?",
            new MailCitizen.Enclosure("contract.pdf", "application/pdf", CONTRACT));
    ContactId contact = accept(Channel.EMAIL);
    WorkItem item = item(contact);
    assertEquals(CONTRACT, Files.readString(enclosed(item)));
    centre.stopServer();
    await("offline", () -> desk.link().get().state() == LinkStatus.State.OFFLINE);
    desk.conversation().note(item.citizen(), contact, "Written with no server").join();
    EmailFact.Attachment form =
        desk.attachments().keep("Formular für Änderungen.pdf", CONTRACT.getBytes(UTF_8)).join();
    desk.conversation()
        .reply(
            contact,
            OutgoingMail.of("Yes, please report it within ten days.", List.of(form)),
            List.of())
        .join();
    await("both to wait here", () -> desk.link().get().unsent() == 2);
    centre.startServer();
    await("everything sent", () -> desk.link().get().unsent() == 0);
    assertEquals(0, desk.link().get().needAttention());
    await("the letter", () -> !mail.inbox().isEmpty());
    assertEquals(question, mail.inbox().getFirst().inReplyTo());
    assertEquals(
        List.of(new MailCitizen.Enclosed("Formular für Änderungen.pdf", form.sha256())),
        mail.inbox().getFirst().files());
    finish(contact);
    return question;
  }

  /** Opens what came with the citizen's mail. */
  private Path enclosed(WorkItem item) {
    EmailFact.Received mail =
        desk.timeline().page(item.citizen(), Timeline.NEWEST, 100).entries().stream()
            .map(TimelineEntry::fact)
            .filter(EmailFact.Received.class::isInstance)
            .map(EmailFact.Received.class::cast)
            .filter(received -> !received.attachments().isEmpty())
            .findFirst()
            .orElseThrow();
    assertEquals("contract.pdf", mail.attachments().getFirst().name());
    return desk.attachments().fetch(mail.attachments().getFirst(), mail.rawSha256()).join().file();
  }

  private ContactId accept(Channel channel) {
    await(
        "an offer of " + channel,
        () -> desk.work().items().get().stream().anyMatch(item -> isOffer(item, channel)));
    ContactId contact =
        desk.work().items().get().stream()
            .filter(item -> isOffer(item, channel))
            .findFirst()
            .orElseThrow()
            .contact();
    assertEquals(new Outcome.Done(), desk.work().accept(contact).join());
    await("it in hand", () -> item(contact).status() == WorkItem.Status.IN_HAND);
    return contact;
  }

  private static boolean isOffer(WorkItem item, Channel channel) {
    return item.channel() == channel && item.status() == WorkItem.Status.OFFERED;
  }

  private WorkItem item(ContactId contact) {
    return desk.work().items().get().stream()
        .filter(item -> item.contact().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  private void finish(ContactId contact) {
    desk.conversation().wrapUp(contact, "answered", "All clear").join();
    await(
        "the contact to be gone",
        () -> desk.work().items().get().stream().noneMatch(i -> i.contact().equals(contact)));
    await("everything sent", () -> desk.link().get().unsent() == 0);
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
