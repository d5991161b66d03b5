// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.LogTx;
import org.citizendesk.server.log.Projection;
import org.jdbi.v3.core.Handle;

/** Numbers what is said in each conversation, and notes who has it and when it is over. */
final class ChatProjection implements Projection {
  @Override
  public void apply(LogTx tx, PlacedEvent event, Fact fact) {
    ContactId id = event.event().subject().contact();
    if (id == null) {
      return;
    }
    switch (fact) {
      case ChatFact.Message message -> ChatRows.add(tx.handle(), id, event, message);
      case ChatFact.Ended ended -> ChatRows.end(tx.handle(), id);
      case ChatFact.Rated rated -> ChatRows.rated(tx.handle(), id);
      case ChatFact.CopyAsked asked -> ChatRows.copyTo(tx.handle(), id, asked.email());
      case ContactFact life -> live(tx.handle(), event, id, life);
      default -> {}
    }
  }

  private static void live(Handle handle, PlacedEvent event, ContactId id, ContactFact fact) {
    switch (fact) {
      case ContactFact.Opened opened -> {
        if (opened.channel() == Channel.CHAT) {
          ChatRows.open(handle, id, event.event().subject().citizen(), opened.party());
        }
      }
      case ContactFact.Queued queued -> ChatRows.agent(handle, id, false);
      case ContactFact.Accepted accepted -> ChatRows.agent(handle, id, true);
      case ContactFact.WrappedUp wrapped -> ChatRows.end(handle, id);
      case ContactFact.Offered offered -> {}
      case ContactFact.OfferMissed missed -> {}
      case ContactFact.Escalated escalated -> {}
      case ContactFact.Transferred handedOn -> {}
      case ContactFact.Parked aside -> {}
      case ContactFact.Resumed resumed -> {}
      case ContactFact.WrapUpAsked asked -> {}
      case ContactFact.WrapUpTimed timed -> {}
      case ContactFact.WrapUpExtended more -> {}
    }
  }
}
