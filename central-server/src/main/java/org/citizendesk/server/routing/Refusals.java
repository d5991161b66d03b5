// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.routing;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.server.contact.Contact;
import java.util.Optional;

/** Why an agent may not do something with a contact, where the reason is the same for several. */
final class Refusals {
  private Refusals() {}

  static Outcome unknown() {
    return new Outcome.Refused(Outcome.Code.NOT_FOUND, "no such contact");
  }

  static Optional<Outcome> invalid(String text) {
    return Optional.of(new Outcome.Refused(Outcome.Code.INVALID, text));
  }

  /** Returns why it is none of hers, if it is not in her hands as she sees it. */
  static Optional<Outcome> notHers(Contact contact, String agent, long expectedVersion) {
    boolean hers = contact.state() == ContactLife.State.IN_HAND && agent.equals(contact.agent());
    if (hers && contact.version() == expectedVersion) {
      return Optional.empty();
    }
    String text =
        hers
            ? "the contact changed meanwhile; look at it and ask again"
            : "the contact " + Commands.how(contact, agent);
    return Optional.of(new Outcome.Refused(Outcome.Code.CHANGED_MEANWHILE, text));
  }

  /** Returns that it must be finished, if its citizen has gone. */
  static Optional<Outcome> over(Contact contact) {
    return contact.life().isWrapUp()
        ? invalid("the citizen has left; finish the contact instead")
        : Optional.empty();
  }
}
