// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.failure;

import org.citizendesk.desktop.attention.Matter;
import org.citizendesk.desktop.session.SignIn;
import org.citizendesk.desktop.sync.LinkStatus.Limit;
import org.citizendesk.desktop.sync.LinkStatus.State;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.RejectedEvents;
import org.citizendesk.server.session.Bars.Barred;
import org.junit.jupiter.api.Test;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.citizendesk.endtoend.failure.Centre.MARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What can be wrong between a desktop and its server although both are well. */
class AccountFailureTest extends OneDeskAtWork {
  @Test
  void aTokenThatExpiredWhileOfflineAsksForASignInAndWorkIsSentAfterIt() {
    line.cut();
    ann.note("written before");
    centre.world.jump(Duration.ofHours(13));
    line.mend();

    assertTrue(ann.sees(State.SIGN_IN_NEEDED).detail().startsWith("Sign in again"));
    assertEquals(1, ann.link().unsent());
    assertInstanceOf(SignIn.Result.SignedIn.class, ann.signIn());
    ann.isDone();
    assertEquals(List.of("written before"), centre.notes(MARY));
  }

  @Test
  void anAgentWhoWasBarredWhileOfflineHandsOverWhatWasWrittenBefore() {
    line.cut();
    ann.note("before the bar");
    centre.server().bars().bar(Barred.user("ann"));
    ann.note("after the bar");
    line.mend();

    ann.sees(now -> now.state() == State.SIGN_IN_NEEDED && now.unsent() == 0);
    assertEquals(Limit.BARRED, ann.link().limit());
    assertTrue(ann.link().detail().contains("An administrator has barred"));
    assertEquals(1, ann.link().needAttention());
    assertEquals(List.of("before the bar"), centre.notes(MARY));
    List<RejectedEvents.Rejected> kept =
        centre.server().log().read(handle -> RejectedEvents.newest(handle, 9));
    assertEquals("barred", kept.getFirst().code());
    assertTrue(kept.getFirst().payload().contains("after the bar"));
    assertInstanceOf(SignIn.Result.Refused.class, ann.signIn());
  }

  @Test
  void anAgentWhoIsBarredAtWorkIsCutOffAndLosesNothing() {
    ann.note("at work");
    ann.isDone();

    centre.server().bars().bar(Barred.user("ann"));

    ann.sees(State.SIGN_IN_NEEDED);
    assertEquals(Limit.BARRED, ann.link().limit());
    await().until(() -> centre.server().linkedUsers().isEmpty());
    centre.server().bars().lift(Barred.user("ann"));
    assertInstanceOf(SignIn.Result.SignedIn.class, ann.signIn());
    ann.note("back again");
    ann.isDone();
    assertEquals(Limit.NONE, ann.link().limit());
    assertEquals(List.of("at work", "back again"), centre.notes(MARY));
  }

  @Test
  void aDesktopThatIsTooOldIsToldSoAndItsWorkIsStillAccepted() {
    centre.kill(line);
    centre.start(Map.of("sync.oldest-schema", "2"));
    line.mend();
    ann.sees(now -> now.limit() == Limit.UPDATE_NEEDED);
    ann.note("written at an old desktop");

    ann.sees(now -> now.unsent() == 0);
    assertEquals(List.of("written at an old desktop"), centre.notes(MARY));
    ann.sees(
        now -> now.state() == State.OFFLINE && now.detail().contains("needs a newer Citizen Desk"));
    centre.kill(line);
    centre.comeBack(centre.data(), line);
    assertEquals(Limit.NONE, ann.isDone().limit());
  }

  @Test
  void whoDealsWithAContactFirstWinsAndTheOtherReadsWhatWasRefused() throws Exception {
    centre.kill(line);
    centre.start(Map.of("routing.link-grace-seconds", "5", "routing.offer-seconds", "50"));
    line.mend();
    ann.isDone();
    ContactId chat = centre.chat();
    ann.takes(chat);
    line.cut();
    ann.services().conversation().wrapUp(chat, "resolved", "by Ann, offline").join();
    ann.note("and a note behind it");
    Desk bob = centre.line("bob").desk("bob");
    bob.isDone();
    bob.takes(chat);
    bob.services().conversation().wrapUp(chat, "resolved", "by Bob").join();
    bob.isDone();
    line.mend();

    assertEquals(1, ann.isDone().needAttention());
    assertEquals(List.of("and a note behind it"), centre.notes(MARY));
    Matter.Refused refused = assertInstanceOf(Matter.Refused.class, ann.matters().getFirst());
    assertInstanceOf(ContactFact.WrappedUp.class, refused.event().fact());
    assertEquals("the contact is closed already", refused.event().reason());
    ann.services().attention().dismiss(refused).join();
    ann.sees(now -> now.needAttention() == 0);
    assertEquals(List.of(), ann.matters());
  }
}
