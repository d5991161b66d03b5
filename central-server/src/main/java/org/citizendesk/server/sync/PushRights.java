// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.sync;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.CitizenFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.KnowledgeFact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.log.PushRule;
import org.citizendesk.server.session.Sessions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.Optional;

/** What a desktop may say happened: what its user did, and what its own telephone did. */
final class PushRights implements PushRule {
  private static final Optional<Refusal> FINE = Optional.empty();

  private final Contacts contacts;

  PushRights(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public Optional<Refusal> check(Handle handle, String user, Event event, Fact fact) {
    return new Case(contacts, handle, user, event).judge(fact);
  }

  private static Optional<Refusal> refuse(String code, String text) {
    return Optional.of(new Refusal(code, text));
  }

  private static Optional<Refusal> serverOnly() {
    return refuse("server-only", "only the server may say that");
  }

  /** One event before the judge. */
  private record Case(Contacts contacts, Handle handle, String user, Event event) {
    Optional<Refusal> judge(Fact fact) {
      return switch (fact) {
        case ContactFact life -> life(life);
        case CallFact.Changed changed -> of(Channel.VOICE, contact -> FINE);
        case ChatFact.Message message ->
            message.author() == ChatFact.Author.AGENT ? inHand(Channel.CHAT) : serverOnly();
        case ChatFact.Ended ended ->
            ended.by() == ChatFact.Author.AGENT ? inHand(Channel.CHAT) : serverOnly();
        case ChatFact.Introduced introduced -> serverOnly();
        case ChatFact.Rated rated -> serverOnly();
        case ChatFact.CopyAsked asked -> serverOnly();
        case EmailFact.ReplyWritten reply ->
            author(reply.agent()).or(() -> of(Channel.EMAIL, contact -> FINE));
        case EmailFact fromMailSystem -> serverOnly();
        case CitizenFact.Described described -> FINE;
        case CitizenFact.IdentifierLinked linked ->
            linked.value().isBlank()
                ? refuse("blank-identifier", "an identifier must not be blank")
                : FINE;
        case NoteFact.Written note -> author(note.agent());
        case KnowledgeFact.Quoted quoted -> author(quoted.agent());
        case KnowledgeFact.Searched searched -> FINE;
        case KnowledgeFact.Found found -> FINE;
        case KnowledgeFact.Flagged flagged -> author(flagged.agent());
        case KnowledgeFact.FlagWithdrawn withdrawn -> author(withdrawn.agent());
        case KnowledgeFact.ReadConfirmed read ->
            author(read.agent()).or(() -> about(CitizenId.ofAgent(read.agent())));
        case AgentFact.DeviceChanged device ->
            author(device.agent()).or(() -> about(CitizenId.ofAgent(device.agent())));
        case AgentFact ledger -> serverOnly();
        case BookFact booked -> serverOnly();
        case UnknownFact newer -> FINE;
      };
    }

    private Optional<Refusal> life(ContactFact life) {
      return switch (life) {
        case ContactFact.Opened opened -> opened(opened);
        case ContactFact.Accepted accepted ->
            author(accepted.agent()).or(() -> of(Channel.VOICE, this::ringing));
        case ContactFact.WrappedUp wrapped ->
            author(wrapped.agent()).or(() -> known(contact -> mayWrapUp(contact, wrapped)));
        case ContactFact.Queued queued -> serverOnly();
        case ContactFact.Offered offered -> serverOnly();
        case ContactFact.OfferMissed missed -> serverOnly();
        case ContactFact.Escalated escalated -> serverOnly();
        case ContactFact.Transferred handedOn -> serverOnly();
        case ContactFact.Parked aside -> serverOnly();
        case ContactFact.Resumed resumed -> serverOnly();
        case ContactFact.WrapUpTimed timed -> serverOnly();
        case ContactFact.WrapUpAsked asked -> author(asked.agent()).or(() -> known(this::inHand));
        case ContactFact.WrapUpExtended more -> author(more.agent()).or(() -> known(this::inHand));
      };
    }

    private Optional<Refusal> opened(ContactFact.Opened opened) {
      ContactId id = event.subject().contact();
      if (opened.channel() != Channel.VOICE) {
        return serverOnly();
      }
      if (id == null) {
        return refuse("no-contact", "the event names no contact");
      }
      return find(id).isPresent()
          ? refuse("contact-exists", "this contact was opened before")
          : FINE;
    }

    private Optional<Refusal> ringing(Contact contact) {
      return contact.state() == ContactLife.State.RINGING
          ? FINE
          : refuse("changed-meanwhile", "the call is not ringing any more");
    }

    private Optional<Refusal> mayWrapUp(Contact contact, ContactFact.WrappedUp wrapped) {
      String owner = contact.agent();
      if (contact.wasFinishedFor(wrapped.agent())) {
        // The timer was quicker; what the agent says of it is worth more.
        return FINE;
      }
      if (contact.state() == ContactLife.State.CLOSED) {
        return refuse("changed-meanwhile", "the contact is closed already");
      }
      // One that went back to the queue while its agent had no link was dealt with nonetheless.
      return owner == null || owner.equals(wrapped.agent())
          ? FINE
          : refuse("changed-meanwhile", "the contact is with " + owner + " now");
    }

    private Optional<Refusal> inHand(Channel channel) {
      return of(channel, this::inHand);
    }

    private Optional<Refusal> inHand(Contact contact) {
      return contact.state() == ContactLife.State.IN_HAND && isAuthor(contact.agent())
          ? FINE
          : refuse("not-yours", "the contact is not in this agent's hands");
    }

    private Optional<Refusal> of(Channel channel, PushJudge judge) {
      return known(
          contact ->
              contact.channel() == channel
                  ? judge.judge(contact)
                  : refuse("wrong-channel", "the contact is no " + channel + " contact"));
    }

    private Optional<Refusal> known(PushJudge judge) {
      ContactId id = event.subject().contact();
      Optional<Contact> contact = id == null ? Optional.empty() : find(id);
      if (contact.isEmpty()) {
        return refuse("no-contact", "the event names no contact that is known");
      }
      return contact.get().citizen().equals(event.subject().citizen())
          ? judge.judge(contact.get())
          : refuse("wrong-citizen", "the contact is another citizen's");
    }

    private Optional<Contact> find(ContactId id) {
      return contacts.find(handle, id);
    }

    private Optional<Refusal> about(CitizenId citizen) {
      return event.subject().citizen().equals(citizen) && event.subject().contact() == null
          ? FINE
          : refuse("wrong-citizen", "the event is not about its author");
    }

    private Optional<Refusal> author(String agent) {
      return isAuthor(agent)
          ? FINE
          : refuse("wrong-author", "the event says it is by " + agent + ", who is not signed in");
    }

    /** Colleagues who share a desktop may leave work for the next one's connection to push. */
    private boolean isAuthor(@Nullable String agent) {
      return agent != null
          && (agent.equals(user)
              || Sessions.wasHere(
                  handle, event.origin().session(), agent, event.origin().device()));
    }
  }

  @FunctionalInterface
  private interface PushJudge {
    Optional<Refusal> judge(Contact contact);
  }
}
