// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.WorkItem.Status;
import org.citizendesk.desktop.contact.ui.Items;
import org.citizendesk.desktop.contact.ui.Standing;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.ui.TimelineViewModel.Content;
import org.citizendesk.knowledge.article.ArticleKey;
import org.citizendesk.knowledge.article.Quotation;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is chosen in the list is what all panes are about. */
class DeskViewModelTest {
  private final FakeDesk desk = new FakeDesk();
  private final DeskViewModel model = desk.model(desk.ui.context());

  @Test
  void opensAllPanesOnTheChosenContact() {
    desk.work.items().set(List.of(Items.chat("Ana"), Items.mail("Bob")));

    model.openContact(Items.contact("Bob"));

    assertEquals("Bob", name());
    assertEquals(Optional.of(Items.citizen("Bob")), model.timeline().content().get().citizen());
    assertEquals(Items.contact("Bob"), model.composer().target().get().orElseThrow().contact());
    assertTrue(model.wrapUpPossible().get());
  }

  @Test
  void opensACitizenWithoutAContact() {
    desk.work.items().set(List.of(Items.chat("Ana")));
    model.openContact(Items.contact("Ana"));

    model.openCitizen(Items.citizen("Dora"), "Dora");

    assertEquals("Dora", name());
    assertEquals(Optional.empty(), model.work().selected().get());
    assertEquals(Kind.NOTE, model.composer().kind().get());
    assertFalse(model.wrapUpPossible().get());
  }

  @Test
  void keepsWhatIsOpenWhenTheContactIsTakenAway() {
    desk.work.items().set(List.of(Items.chat("Ana"), Items.chat("Bob")));
    model.openContact(Items.contact("Ana"));
    model.composer().text().set("half a sentence");

    desk.work.items().set(List.of(Items.chat("Bob")));

    assertEquals("Ana", name());
    assertEquals("half a sentence", model.composer().text().get());
    assertEquals(Kind.NOTE, model.composer().kind().get());
    assertFalse(model.wrapUpPossible().get());
  }

  @Test
  void goesOnToTheNextContactAfterAWrapUp() {
    desk.work.items().set(List.of(Items.chat("Ana"), Items.chat("Bob")));
    model.openContact(Items.contact("Ana"));
    model.beginWrapUp();
    model.wrapUp().choose(1);

    model.wrapUp().finish();

    assertEquals("Bob", name());
  }

  @Test
  void closesAllPanesAfterTheLastWrapUp() {
    desk.work.items().set(List.of(Items.chat("Ana")));
    model.openContact(Items.contact("Ana"));
    model.beginWrapUp();
    model.wrapUp().choose(1);

    model.wrapUp().finish();

    assertEquals(Optional.empty(), model.header().headline().get());
    assertEquals(Content.State.NOBODY, model.timeline().content().get().state());
    assertEquals(Optional.empty(), model.composer().target().get());
  }

  @Test
  void bringsUpACallThatWasAnsweredOnce() {
    desk.work.items().set(List.of(Items.chat("Ana")));
    model.openContact(Items.contact("Ana"));
    desk.work.items().set(List.of(Items.chat("Ana"), Items.call("Cid")));
    assertEquals("Cid", name());

    model.openContact(Items.contact("Ana"));
    desk.work
        .items()
        .set(List.of(Items.chat("Ana"), Items.with(Items.call("Cid"), CallFact.State.HELD)));

    assertEquals("Ana", name());
  }

  @Test
  void takesACallThroughTheTelephoneAndAllElseThroughTheServer() {
    desk.work
        .items()
        .set(List.of(Items.of("Cid", Channel.VOICE, Status.OFFERED), Items.offer("Ana")));

    model.work().accept(Items.contact("Cid"));
    model.work().decline(Items.contact("Cid"));
    model.work().accept(Items.contact("Ana"));
    model.work().decline(Items.contact("Ana"));

    assertEquals(List.of("answer", "reject"), desk.phone.asked);
    assertEquals(List.of(Items.contact("Ana")), desk.work.accepted());
    assertEquals(List.of(Items.contact("Ana")), desk.work.declined());
  }

  @Test
  void knowsWhetherNewWorkCanCome() {
    assertEquals(new Standing(true, true, ""), standing());

    desk.agent.set(FakeDesk.agent(AgentFact.State.NOT_READY, "Lunch"));
    assertEquals(new Standing(true, false, "Lunch"), standing());
    desk.link.set(FakeDesk.link(LinkStatus.State.OFFLINE));
    desk.agent.set(FakeDesk.agent(AgentFact.State.NOT_RESPONDING, ""));

    assertEquals(new Standing(false, false, "an offer was not answered"), standing());
  }

  @Test
  void insertsAPieceOfAnArticleAndPinsItsVersion() {
    desk.work.items().set(List.of(Items.chat("Ana")));
    model.openContact(Items.contact("Ana"));

    model.insert(
        new Quotation(
            "80 hours a month.",
            new ArticleKey("snap-work", "en", 3),
            "hours",
            "Work rules",
            "Hours",
            List.of("7 CFR 273.24")));

    String cited = "80 hours a month.\n(Work rules, 7 CFR 273.24)";
    assertEquals(cited, model.composer().text().get());
    model.composer().send();
    assertEquals(List.of("say: " + cited, "quote: snap-work 3"), desk.conversation.written());
  }

  @Test
  void hearsNothingAfterItWasClosed() {
    model.close();

    desk.work.items().set(List.of(Items.call("Cid")));

    assertEquals(Optional.empty(), model.work().selected().get());
  }

  private Standing standing() {
    return model.work().standing().getValue();
  }

  private String name() {
    return model.header().headline().get().orElseThrow().name();
  }
}
