// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.contact;

import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.frame.Topic;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.TopicRule;
import org.jdbi.v3.core.Handle;
import java.util.HashSet;
import java.util.Set;

/**
 * Who hears of a contact's events: the agent who has it, and those who watch its queue. They hear
 * of its whole life, so that they can count its version and see it go; of what was said they hear
 * while it waits.
 */
final class ContactTopics implements TopicRule {
  @Override
  public Set<String> topics(Handle handle, PlacedEvent event, Fact fact) {
    ContactId id = event.event().subject().contact();
    if (id == null) {
      return Set.of();
    }
    return ContactRows.find(handle, id).map(contact -> topics(contact, fact)).orElse(Set.of());
  }

  private static Set<String> topics(Contact contact, Fact fact) {
    Set<String> topics = new HashSet<>();
    String agent = contact.agent();
    if (agent != null) {
      topics.add(Topic.agent(agent));
    }
    if (fact instanceof ContactFact.OfferMissed missed) {
      topics.add(Topic.agent(missed.agent()));
    }
    if (fact instanceof ContactFact || agent == null) {
      topics.add(Topic.queue(contact.queue()));
    }
    return topics;
  }
}
