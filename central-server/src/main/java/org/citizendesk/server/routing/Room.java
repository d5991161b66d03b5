// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.book.Capacity;
import org.citizendesk.protocol.book.Interruption;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.routing.Book;
import org.citizendesk.server.contact.Workload;

/**
 * Whether one more contact fits beside what an agent has, by how much of each channel she may have
 * and by what may interrupt what.
 */
record Room(Capacity capacity, Interruption interruption, Workload load) {
  /** Returns the room of an agent beside what she has. */
  static Room of(Book book, RoutingRules rules, String agent, Workload load) {
    Capacity capacity = book.capacity(book.person(agent), Capacity.of(rules.capacity()));
    return new Room(capacity, book.interruption(), load);
  }

  /** Returns whether a contact of this channel fits. */
  boolean isFor(Channel channel, boolean alone) {
    return load.offered() == 0
        && load.wrapUps() == 0
        && load.alone() == 0
        && !(alone && load.calls() + load.chats() > 0)
        && switch (channel) {
          case VOICE ->
              load.calls() < capacity.calls()
                  && (load.chats() == 0 || interruption.callsDuringChat())
                  && (load.mails() == 0 || interruption.callsDuringMail());
          case CHAT ->
              load.chats() < capacity.chats()
                  && hasRoomTogether()
                  && (load.calls() == 0 || interruption.chatsDuringCall())
                  && (load.mails() == 0 || interruption.chatsDuringMail());
          case EMAIL ->
              load.mails() < capacity.mails()
                  && hasRoomTogether()
                  && (load.calls() == 0 || interruption.mailsDuringCall())
                  && (load.chats() == 0 || interruption.mailsDuringChat());
        };
  }

  /** Returns whether anything fits at all. */
  boolean isForAnything() {
    return isFor(Channel.VOICE, false) || isFor(Channel.CHAT, false) || isFor(Channel.EMAIL, false);
  }

  private boolean hasRoomTogether() {
    return capacity.together() == 0 || load.chats() + load.mails() < capacity.together();
  }
}
