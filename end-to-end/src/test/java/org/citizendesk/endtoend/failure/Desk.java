// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.app.DesktopCore;
import org.citizendesk.desktop.app.DesktopOptions;
import org.citizendesk.desktop.app.DesktopServices;
import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.timeline.Timeline;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** A whole desktop but its screen, with somebody at it. */
final class Desk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DesktopCore core;
  private final DesktopOptions options;
  private final String user;
  private final DesktopServices services;

  Desk(DesktopOptions options, String user) {
    this.options = options;
    this.user = user;
    this.core = DesktopCore.open(options);
    assertInstanceOf(SignIn.Result.SignedIn.class, signIn());
    this.services = core.services().get().orElseThrow();
  }

  SignIn.Result signIn() {
    return core.signIn().signIn(user, Centre.PASSWORD.toCharArray()).join();
  }

  Path store() {
    return options.folder().resolve("users").resolve("u-" + user).resolve("desk.db");
  }

  LinkStatus link() {
    return services.link().get();
  }

  /** Waits until the agent sees the link so. */
  LinkStatus sees(Predicate<LinkStatus> wanted) {
    await().atMost(PATIENCE).until(() -> wanted.test(link()));
    return link();
  }

  LinkStatus sees(LinkStatus.State state) {
    return sees(now -> now.state() == state);
  }

  /** Waits until nothing is left to be sent and everything is read. */
  LinkStatus isDone() {
    return sees(now -> now.state() == LinkStatus.State.LIVE && now.unsent() == 0);
  }

  void note(String... texts) {
    for (String text : texts) {
      services.conversation().note(Centre.MARY, null, text).join();
    }
  }

  /** Says that the agent is ready, and accepts this contact when it is offered. */
  void takes(ContactId contact) {
    assertEquals(
        new Outcome.Done(), services.agentState().choose(AgentFact.State.READY, "").join());
    await().atMost(PATIENCE).until(() -> has(contact, WorkItem.Status.OFFERED));
    assertEquals(new Outcome.Done(), services.work().accept(contact).join());
    await().atMost(PATIENCE).until(() -> has(contact, WorkItem.Status.IN_HAND));
  }

  private boolean has(ContactId contact, WorkItem.Status status) {
    return services.work().items().get().stream()
        .anyMatch(item -> item.contact().equals(contact) && item.status() == status);
  }

  /** Returns the notes about a citizen as the agent reads them. */
  List<String> reads(CitizenId citizen) {
    return services.timeline().page(citizen, Timeline.NEWEST, 500).entries().stream()
        .map(entry -> entry.fact())
        .filter(NoteFact.Written.class::isInstance)
        .map(fact -> ((NoteFact.Written) fact).text())
        .toList();
  }

  void awaitReads(List<String> texts) {
    await().atMost(PATIENCE).until(() -> reads(Centre.MARY).equals(texts));
  }

  List<Matter> matters() {
    return services.attention().matters().get();
  }

  DesktopServices services() {
    return services;
  }

  @Override
  public void close() {
    core.close();
  }
}
