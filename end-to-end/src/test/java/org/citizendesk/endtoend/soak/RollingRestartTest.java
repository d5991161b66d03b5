// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak;

import org.awaitility.Awaitility;
import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.endtoend.citizens.ChatCitizen;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.demo.DemoCentre;
import org.citizendesk.endtoend.demo.NodesCentre;
import org.citizendesk.endtoend.demo.RollingRestart;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Two server nodes, as processes, are restarted one after the other behind a balancer, while agents
 * write, one of them in a chat, and citizens chat and send mail.
 */
class RollingRestartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> COLLEAGUES = List.of("sasha", "kim");
  private static final Set<State> HARMLESS =
      EnumSet.of(State.LIVE, State.RECONNECTING, State.CATCHING_UP);

  @TempDir Path folder;
  private final WebSocketClient web = new WebSocketClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ScheduledExecutorService speech = Executors.newScheduledThreadPool(2);
  private final Map<String, Set<State>> seen = new ConcurrentHashMap<>();
  private final Map<String, Set<UUID>> written = new HashMap<>();
  private final Map<String, SoakDesk> desks = new HashMap<>();
  private final List<CitizenId> citizens =
      List.of(new CitizenId(UUID.randomUUID()), new CitizenId(UUID.randomUUID()));
  private NodesCentre centre;
  private DesktopCore core;
  private DesktopServices robin;

  @BeforeEach
  void open() throws Exception {
    web.start();
    centre = NodesCentre.open(folder.resolve("centre"), 6, 2);
    core = DesktopCore.open(DesktopOptions.of(centre.address(), folder.resolve("robin")));
    SignIn.Result result =
        core.signIn().signIn(DemoCentre.AGENT, DemoCentre.PASSWORD.toCharArray()).join();
    robin = core.services().get().orElseThrow(() -> new AssertionError(result.toString()));
    Path place = Files.createDirectories(folder.resolve("colleagues"));
    for (String name : COLLEAGUES) {
      written.put(name, ConcurrentHashMap.newKeySet());
      desks.put(name, colleague(place, name));
    }
    await("all to be connected", this::isQuiet);
    watch(DemoCentre.AGENT, robin.link());
    desks.forEach((name, desk) -> watch(name, desk.status()));
  }

  private SoakDesk colleague(Path place, String name) throws IOException {
    String token;
    try (HttpClient client = HttpClient.newHttpClient()) {
      token = Centre.token(client, centre.address(), name, DemoCentre.PASSWORD);
    }
    return SoakDesk.open(
        place,
        new DeskPlace(name, centre.address().getPort(), token, 0, citizens),
        (desk, event) -> written.get(desk).add(event.value()));
  }

  @AfterEach
  void close() throws Exception {
    desks.values().forEach(SoakDesk::close);
    core.close();
    speech.shutdownNow();
    timer.shutdownNow();
    web.stop();
    centre.close();
  }

  @Test
  void nobodyLosesAnythingOrSeesMoreThanALinkThatComesBack() throws Exception {
    ChatCitizen visitor =
        new ChatCitizen(centre.personas().getFirst(), centre.places().chat(), web, timer);
    visitor.open();
    visitor.say("0");
    ContactId chat = accept();
    MailCitizen writer = new MailCitizen(centre.personas().get(1), centre.places().post());
    List<String> said = new ArrayList<>(List.of("0"));
    List<String> answered = new ArrayList<>();
    var _ =
        speech.scheduleWithFixedDelay(() -> talk(visitor, said), 0, 1500, TimeUnit.MILLISECONDS);
    var _ =
        speech.scheduleWithFixedDelay(() -> answer(chat, answered), 0, 500, TimeUnit.MILLISECONDS);
    List<String> mails = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      mails.add(writer.write(centre.places().agency(), "Letter " + i, "What is due?"));
    }
    desks.values().forEach(desk -> desk.write(true));

    new RollingRestart(centre, new PrintWriter(Writer.nullWriter())).run();

    speech.shutdown();
    assertTrue(speech.awaitTermination(10, TimeUnit.SECONDS));
    desks.values().forEach(desk -> desk.write(false));
    await("all to have everything", () -> isQuiet() && visitor.unechoed() == 0);
    await("the mail", () -> mailsInLog().containsAll(mails));
    await("all to have that too", this::isQuiet);
    assertEquals(Set.of(), worse(), "worse than reconnecting: " + seen);
    seen.forEach((name, states) -> assertTrue(states.contains(State.RECONNECTING), name + seen));
    assertEquals(WorkItem.Status.IN_HAND, item(chat).status());
    assertEquals(List.of("contact.accepted"), changesOf(chat));
    assertEquals(said, texts(visitor, "citizen"));
    assertEquals(answered, texts(visitor, "agent"));
    assertEquals(mails.size(), mailsInLog().size(), "mail was taken twice");
    assertEquals(List.of(), judged().complaints());
  }

  private static void talk(ChatCitizen visitor, List<String> said) {
    visitor.say("" + said.size());
    said.add("" + said.size());
  }

  private void answer(ContactId chat, List<String> answered) {
    String text = "answer " + answered.size();
    robin.conversation().say(chat, text).join();
    answered.add(text);
  }

  private ContactId accept() {
    assertEquals(new Outcome.Done(), robin.agentState().choose(AgentFact.State.READY, "").join());
    await("an offer", () -> !robin.work().items().get().isEmpty());
    ContactId contact = robin.work().items().get().getFirst().contact();
    assertEquals(new Outcome.Done(), robin.work().accept(contact).join());
    await("it in hand", () -> item(contact).status() == WorkItem.Status.IN_HAND);
    assertEquals(
        new Outcome.Done(), robin.agentState().choose(AgentFact.State.NOT_READY, "Meeting").join());
    return contact;
  }

  private WorkItem item(ContactId contact) {
    return robin.work().items().get().stream()
        .filter(item -> item.contact().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  private void watch(String name, Observed<LinkStatus> link) {
    Set<State> states = ConcurrentHashMap.newKeySet();
    seen.put(name, states);
    link.watch(status -> states.add(status.state()));
  }

  private Set<State> worse() {
    return seen.values().stream()
        .flatMap(Set::stream)
        .filter(state -> !HARMLESS.contains(state))
        .collect(Collectors.toSet());
  }

  private boolean isQuiet() {
    long head = centre.store().read(LogSide::head);
    LinkStatus link = robin.link().get();
    return link.state() == State.LIVE
        && link.unsent() == 0
        && desks.values().stream().allMatch(desk -> desk.standing().hasAllUpTo(head));
  }

  /** Returns what happened to a contact since it was offered, without what was said in it. */
  private List<String> changesOf(ContactId contact) {
    return column(
            "select type from event where contact_id = ? and type like 'contact.%' order by pos",
            Columns.bytes(contact.value()))
        .stream()
        .dropWhile(type -> !type.equals("contact.accepted"))
        .toList();
  }

  private List<String> mailsInLog() {
    return column("select payload from event where type = 'email.received' order by pos desc")
        .stream()
        .filter(payload -> payload.contains("\"Letter "))
        .map(payload -> payload.replaceAll(".*\"messageId\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> column(String sql, Object... values) {
    return centre.store().read(handle -> handle.select(sql, values).mapTo(String.class).list());
  }

  private static List<String> texts(ChatCitizen visitor, String author) {
    return visitor.transcript().stream()
        .filter(said -> said.author().equals(author))
        .map(ChatCitizen.Said::text)
        .toList();
  }

  private Judge.Findings judged() {
    Judge judge = new Judge(centre.store().read(LogSide::read));
    Set<UUID> follows = citizens.stream().map(CitizenId::value).collect(Collectors.toSet());
    written.forEach(
        (name, ids) ->
            judge.judge(
                SqlitePlace.read(
                    folder.resolve("colleagues").resolve(name + ".db"),
                    handle -> DeskSide.read(handle, name, follows, ids))));
    return judge.findings();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).ignoreExceptions().until(condition);
  }
}
