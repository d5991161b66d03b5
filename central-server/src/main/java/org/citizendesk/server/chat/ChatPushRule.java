// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.attachment.Attachments;
import org.citizendesk.server.log.PushRule;
import org.jdbi.v3.core.Handle;
import java.util.Optional;

/** A desktop may speak for its agent only, and only in a chat that goes on. */
final class ChatPushRule implements PushRule {
  private final Attachments files;

  ChatPushRule(Attachments files) {
    this.files = files;
  }

  @Override
  public Optional<Refusal> check(Handle handle, String user, Event event, Fact fact) {
    if (!(fact instanceof ChatFact chat)) {
      return Optional.empty();
    }
    ChatFact.Author author =
        switch (chat) {
          case ChatFact.Message message -> message.author();
          case ChatFact.Ended ended -> ended.by();
          case ChatFact.Introduced introduced -> ChatFact.Author.CITIZEN;
          case ChatFact.Rated rated -> ChatFact.Author.CITIZEN;
          case ChatFact.CopyAsked asked -> ChatFact.Author.CITIZEN;
        };
    if (author != ChatFact.Author.AGENT) {
      return refuse("not-the-agent", "a desktop can speak for its agent only");
    }
    ContactId id = event.subject().contact();
    if (id == null) {
      return refuse("not-a-chat", "a chat message needs its contact");
    }
    return judge(ChatRows.state(handle, id), event, chat)
        .or(
            () ->
                chat instanceof ChatFact.Message message
                    ? files.check(message.files())
                    : Optional.empty());
  }

  private static Optional<Refusal> judge(
      Optional<ChatRows.State> state, Event event, ChatFact fact) {
    if (state.isEmpty()) {
      return refuse("not-a-chat", "there is no such chat");
    }
    if (!state.get().citizen().equals(event.subject().citizen())) {
      return refuse("not-a-chat", "this chat is with another citizen");
    }
    if (fact instanceof ChatFact.Message && state.get().ended()) {
      return refuse("chat-ended", "the chat is over; the citizen did not get this message");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String text) {
    return Optional.of(new Refusal(code, text));
  }
}
