// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.app.ui.desk.DeskTalk;
import org.citizendesk.desktop.app.ui.desk.DeskViewModel;
import org.citizendesk.desktop.knowledge.Feedback.Remark;
import org.citizendesk.desktop.knowledge.Suggestions;
import org.citizendesk.desktop.knowledge.ui.KnowledgeViewModel;
import org.citizendesk.desktop.knowledge.ui.SearchWatch;
import org.citizendesk.desktop.knowledge.ui.SuggestionsViewModel;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.desktop.ui.Notices;
import org.citizendesk.knowledge.KnowledgeBase;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.knowledge.Flags;
import org.citizendesk.server.knowledge.Gaps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From what a citizen says to what the owner of the articles reads; only the nodes are missing. */
class KnowledgeAtWorkTest extends OneDeskOnScreen {
  private static final KnowledgeFact.Reason REASON = KnowledgeFact.Reason.OUT_OF_DATE;

  private final KnowledgeBase articles = KnowledgeBase.bundled();

  @AfterEach
  void closeTheArticles() {
    articles.close();
  }

  @Test
  void whatIsSaidBringsAnArticleThatOneKeyQuotesAndPinsToTheTimeline() throws Exception {
    ContactId chat = centre.chat();
    ann.takes(chat);
    CitizenId citizen = says(chat, "I lost my EBT card, how do I get a new one?");
    DeskViewModel desk = onScreen(this::desk);
    Suggestions suggestions =
        new Suggestions(
            () -> articles,
            () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
            Suggestions.Timer.real());
    SuggestionsViewModel suggested = onScreen(() -> suggested(desk, suggestions, chat));
    await().atMost(PATIENCE).until(() -> onScreen(() -> !suggested.hits().isEmpty()));

    SearchHit best = onScreen(() -> quote(desk, suggested));

    await().atMost(PATIENCE).until(() -> quoted(citizen).size() == 1);
    KnowledgeFact.Quoted pinned = quoted(citizen).getFirst();
    assertEquals(best.article().id(), pinned.article());
    assertEquals(best.article().version(), pinned.version());
    assertEquals(best.anchor(), pinned.section());
    assertEquals(KnowledgeFact.Reader.CITIZEN, pinned.reader());
    String said = facts(citizen, ChatFact.Message.class).getLast().text();
    assertTrue(said.contains(best.title()), said);
    ann.isDone();
    assertTrue(
        ann.services().timeline().page(citizen, Timeline.NEWEST, 100).entries().stream()
            .anyMatch(entry -> entry.fact().equals(pinned)));
    onScreen(
        () -> {
          desk.close();
          suggestions.close();
          return true;
        });
  }

  @Test
  void whatIsFlaggedAndSearchedInVainWithoutALinkIsReadByTheOwnerAfterwards() throws Exception {
    line.cut();
    ann.sees(LinkStatus.State.OFFLINE);
    SearchHit card = hit("lost EBT card");
    ann.services()
        .feedback()
        .flag(new Remark(card.article(), card.title(), card.anchor(), REASON, "New number."))
        .join();
    searchInVain("zzyzx qwrtplk 987654321");
    await().atMost(PATIENCE).until(() -> ann.link().unsent() == 2);
    assertEquals(List.of(), flags());

    line.mend();
    ann.isDone();

    Flags.Flag flag = flags().getFirst();
    assertEquals(card.article().id(), flag.article());
    assertEquals(card.article().version(), flag.version());
    assertEquals("ann", flag.agent());
    Gaps.Gap gap = gaps().getFirst();
    assertEquals("zzyzx qwrtplk [number]", gap.query());
    assertEquals(1, gap.nothingFound());
    assertEquals(0, ann.link().needAttention());
  }

  private DeskViewModel desk() {
    return new DeskViewModel(ann.services(), context, new Notices(context));
  }

  private SuggestionsViewModel suggested(
      DeskViewModel desk, Suggestions suggestions, ContactId chat) {
    SuggestionsViewModel suggested =
        new SuggestionsViewModel(suggestions.suggested(), suggestions::countAll, context);
    KnowledgeViewModel pane = new KnowledgeViewModel(articles, context, new Notices(context));
    desk.setBest(() -> suggested.best().flatMap(pane::quote));
    var _ = new DeskTalk(desk, pane.place(), suggestions, context);
    desk.openContact(chat);
    return suggested;
  }

  private static SearchHit quote(DeskViewModel desk, SuggestionsViewModel suggested) {
    SearchHit best = suggested.best().orElseThrow();
    desk.insertBest();
    desk.composer().send();
    return best;
  }

  private void searchInVain(String words) throws Exception {
    KnowledgeViewModel pane = pane(articles);
    SearchWatch watch =
        onScreen(() -> new SearchWatch(pane, context, ann.services().feedback(), () -> ""));
    onScreen(() -> type(pane, words));
    await()
        .atMost(PATIENCE)
        .until(() -> onScreen(() -> pane.finding().get() == KnowledgeViewModel.Finding.NO_HITS));
    onScreen(
        () -> {
          now.set(now.get().plusSeconds(2));
          watch.left();
          return true;
        });
  }

  private SearchHit hit(String words) throws Exception {
    KnowledgeViewModel pane = pane(articles);
    onScreen(() -> type(pane, words));
    await().atMost(PATIENCE).until(() -> onScreen(() -> !pane.hits().isEmpty()));
    return onScreen(() -> pane.hits().getFirst());
  }

  private CitizenId says(ContactId chat, String text) {
    CitizenId citizen =
        ann.services().work().items().get().stream()
            .filter(item -> item.contact().equals(chat))
            .findFirst()
            .orElseThrow()
            .citizen();
    centre
        .server()
        .log()
        .write(
            tx ->
                tx.append(
                    new Event.Subject(citizen, chat),
                    new ChatFact.Message(ChatFact.Author.CITIZEN, "Mary", text)))
        .join();
    return citizen;
  }

  private List<KnowledgeFact.Quoted> quoted(CitizenId citizen) {
    return facts(citizen, KnowledgeFact.Quoted.class);
  }

  private <F extends Fact> List<F> facts(CitizenId citizen, Class<F> kind) {
    return centre.events(citizen).stream()
        .map(event -> FactCodec.decode(event.content()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private List<Flags.Flag> flags() {
    return centre.server().log().read(handle -> Flags.find(handle, "", false));
  }

  private List<Gaps.Gap> gaps() {
    Gaps.Wanted all = new Gaps.Wanted(Instant.EPOCH, "", 10);
    return centre.server().log().read(handle -> Gaps.find(handle, all));
  }
}
