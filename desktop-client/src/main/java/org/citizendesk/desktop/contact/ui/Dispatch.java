// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Conversation;
import org.citizendesk.desktop.contact.Draft;
import org.citizendesk.desktop.contact.Drafts.Kind;
import org.citizendesk.desktop.contact.OutgoingMail;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores what was written as what it is: a note, a mail or something said in a chat. */
record Dispatch(Conversation conversation) {
  CompletableFuture<EventId> store(
      ComposerTarget about, Kind as, Draft out, List<KnowledgeFact.Quoted> quoted) {
    ContactId contact = about.contact();
    if (as == Kind.NOTE || contact == null) {
      return conversation.note(about.citizen(), contact, out.text(), quoted);
    }
    return about.channel() == Channel.EMAIL
        ? conversation.reply(
            contact, new OutgoingMail(out.text(), out.files(), out.cc(), out.notBefore()), quoted)
        : conversation.say(contact, out.text(), out.files(), quoted);
  }
}
