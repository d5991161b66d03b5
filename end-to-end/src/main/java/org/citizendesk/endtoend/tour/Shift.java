// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.tour;

import jakarta.mail.MessagingException;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.endtoend.citizens.ChatCitizen;
import org.citizendesk.endtoend.citizens.Concern;
import org.citizendesk.endtoend.citizens.DemonstrationTelephone;
import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Papers;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.demo.DemoCentre;
import org.citizendesk.endtoend.screen.Hands;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;

/**
 * What the agent does at the window: one chat, one call, one mail, and a look at every workspace.
 */
final class Shift {
  private static final String QUESTION = "report new job income food stamps";
  private static final String ANOTHER_TOPIC =
      "Yes, something else: my passport has expired and I travel in May. Can I renew the passport"
          + " by mail, and what does the renewal cost?";

  private final DemoCentre centre;
  private final DemonstrationTelephone telephone;
  private final Outside outside;
  private final DesktopServices services;
  private final Hands hands;
  private final Pictures pictures;
  private final Consumer<String> diary;

  Shift(
      DemoCentre centre,
      DemonstrationTelephone telephone,
      Outside outside,
      DesktopServices services,
      Hands hands,
      Pictures pictures,
      Consumer<String> diary) {
    this.centre = centre;
    this.telephone = telephone;
    this.outside = outside;
    this.services = services;
    this.hands = hands;
    this.pictures = pictures;
    this.diary = diary;
  }

  /** Works and returns how many articles the search found. */
  int work() throws MessagingException {
    services.agentState().choose(AgentFact.State.READY, "").join();
    hands.until("the desk", () -> hands.isThere("work-list") || hands.isThere("work-empty"));
    pictures.everySize("desk-empty");
    int hits = chat(persona(0));
    call(persona(1));
    mail(persona(3));
    ChatCitizen waiting = handOn(persona(2));
    search("knowledge", "Section 8 waiting list");
    teach();
    for (String workspace : List.of("knowledge", "supervisor", "trainer", "settings")) {
      pictures.workspace(workspace);
    }
    waiting.end();
    return hits;
  }

  private ChatCitizen handOn(Persona visitor) {
    diary.accept("a web chat that is handed on");
    Concern concern = visitor.concerns().getFirst();
    ChatCitizen citizen = outside.chat(visitor);
    citizen.say(concern.opening());
    accept(Channel.CHAT);
    write("A colleague knows more about this; I pass you on.");
    awaitAgent(citizen, 1);
    hands.press("transfer-open");
    hands.select("transfer-receivers", 0);
    hands.type("transfer-note", concern.summary());
    pictures.everySize("desk-transfer");
    hands.press("transfer-send");
    TourRun.await("the contact to be with others", () -> item(Channel.CHAT).isEmpty());
    return citizen;
  }

  private Persona persona(int index) {
    return centre.personas().get(index);
  }

  private int chat(Persona visitor) {
    diary.accept("a web chat");
    Concern concern = visitor.concerns().getFirst();
    ChatCitizen citizen = outside.chat(visitor);
    citizen.say(concern.opening());
    accept(Channel.CHAT);
    quoteWhatIsSuggested();
    hands.type("knowledge-field", QUESTION);
    hands.until("articles", () -> hands.rowsNow("knowledge-hits") > 0);
    int hits = hands.rows("knowledge-hits");
    write(concern.answer());
    awaitAgent(citizen, 2);
    pictures.everySize("desk-chat");
    citizen.drop();
    citizen.say(concern.followUps().getFirst());
    TourRun.await("the echo", () -> citizen.unechoed() == 0);
    write("You are welcome. Is there anything else?");
    awaitAgent(citizen, 3);
    comeToSomethingElse(citizen);
    citizen.end();
    wrapUp(Channel.CHAT, concern.summary());
    return hits;
  }

  private void quoteWhatIsSuggested() {
    hands.until("a suggestion", () -> hands.rowsNow("suggestions-list") > 0);
    hands.key("composer-text", KeyCode.F8);
    hands.until("the quotation", () -> !hands.textNow("composer-text").isEmpty());
    pictures.everySize("desk-suggestions");
    hands.press("composer-send");
    hands.until("the text to be taken", () -> hands.textNow("composer-text").isEmpty());
  }

  private void comeToSomethingElse(ChatCitizen citizen) {
    citizen.say(ANOTHER_TOPIC);
    hands.type("knowledge-field", "");
    hands.until("the change of topic", () -> hands.isThere("suggestions-new-topic"));
    pictures.everySize("desk-new-topic");
  }

  private void teach() {
    diary.accept("a quiz, and two versions of an article");
    pictures.show("trainer");
    hands.press("trainer-quiz");
    hands.press("quiz-start");
    hands.until("a question", () -> hands.isThere("quiz-prompt"));
    hands.press("quiz-choice-1");
    pictures.everySize("trainer-quiz");
    hands.press("trainer-search");
    search("trainer", "REAL ID at the airport");
    hands.key("knowledge-hits", KeyCode.ENTER);
    hands.until("an article with versions", () -> hands.isThere("article-compare"));
    hands.press("article-compare");
    hands.until("the comparison", () -> hands.isThere("compare-title"));
    pictures.everySize("trainer-compare");
    hands.press("compare-back");
    hands.press("trainer-browse");
  }

  private void search(String workspace, String words) {
    pictures.show(workspace);
    hands.type("knowledge-field", words);
    hands.until("articles", () -> hands.rowsNow("knowledge-hits") > 0);
    hands.select("knowledge-hits", 0);
  }

  private static void awaitAgent(ChatCitizen citizen, long messages) {
    TourRun.await(
        "the citizen to read it",
        () ->
            citizen.transcript().stream().filter(said -> said.author().equals("agent")).count()
                >= messages);
  }

  private void call(Persona caller) {
    diary.accept("a call on the demonstration telephone");
    var _ = telephone.ring(caller.phone(), "", "phone");
    TourRun.await("ringing", () -> callState().equals(Optional.of(CallFact.State.RINGING)));
    pictures.everySize("desk-ringing");
    hands.press("call-answer");
    TourRun.await("the call", () -> callState().equals(Optional.of(CallFact.State.CONNECTED)));
    select(Channel.VOICE);
    write("Caller asks: " + caller.concerns().getFirst().opening());
    pictures.everySize("desk-call");
    services.phone().hold(true).join();
    services.phone().hold(false).join();
    hands.press("call-end");
    TourRun.await("the end of the call", () -> callState().isEmpty());
    wrapUp(Channel.VOICE, caller.concerns().getFirst().summary());
  }

  private Optional<CallFact.State> callState() {
    return services.phone().call().get().map(call -> call.state());
  }

  private void mail(Persona writer) throws MessagingException {
    diary.accept("an e-mail, during which the server goes away");
    MailCitizen citizen = outside.writer(writer);
    Concern concern = writer.concerns().getFirst();
    outside.write(citizen, concern.subject(), concern.opening(), Papers.of(writer, concern));
    accept(Channel.EMAIL);
    hands.until("the papers that came with it", () -> hands.isThereA("mail-attachment"));
    pictures.everySize("desk-mail");
    centre.stopServer();
    TourRun.await("offline", () -> services.link().get().state() == LinkStatus.State.OFFLINE);
    hands.press("composer-note");
    write("The server was away while this note was written.");
    hands.press("composer-reply");
    write("Dear " + writer.name() + ",\n\n" + concern.answer());
    TourRun.await("both to wait here", () -> services.link().get().unsent() == 2);
    pictures.everySize("desk-offline");
    centre.startServer();
    TourRun.await("everything sent", () -> services.link().get().unsent() == 0);
    TourRun.await("the letter", () -> !citizen.inbox().isEmpty());
    wrapUp(Channel.EMAIL, concern.summary());
  }

  private void accept(Channel channel) {
    TourRun.await("an offer", () -> item(channel).isPresent());
    hands.pressFirst("offer-accept");
    TourRun.await(
        "it in hand",
        () -> item(channel).filter(it -> it.status() == WorkItem.Status.IN_HAND).isPresent());
    select(channel);
  }

  private void select(Channel channel) {
    int row = 0;
    for (WorkItem item : services.work().items().get()) {
      if (item.channel() == channel) {
        hands.select("work-list", row);
        return;
      }
      row++;
    }
  }

  private Optional<WorkItem> item(Channel channel) {
    return services.work().items().get().stream()
        .filter(item -> item.channel() == channel)
        .findFirst();
  }

  private void write(String text) {
    hands.type("composer-text", text);
    hands.press("composer-send");
    hands.until("the text to be taken", () -> hands.textNow("composer-text").isEmpty());
  }

  private void wrapUp(Channel channel, String summary) {
    select(channel);
    hands.press("wrap-up-open");
    hands.select("wrap-up-outcomes", 0);
    hands.type("wrap-up-summary", summary);
    pictures.everySize("wrap-up-" + channel.name().toLowerCase(java.util.Locale.ROOT));
    hands.press("wrap-up-finish");
    TourRun.await("the contact to be gone", () -> item(channel).isEmpty());
  }
}
