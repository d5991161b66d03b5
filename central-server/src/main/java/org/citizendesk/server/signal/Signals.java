// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.signal;

import org.citizendesk.protocol.contact.ContactLife;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.server.contact.Contact;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.feature.ServerFeature;
import org.citizendesk.server.feature.Services;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes on what people do at contacts just now, to this node and the others. Nothing of it is
 * kept, so any of it may be lost; what it says holds for some seconds only.
 *
 * <p>Thread-safe.
 */
public final class Signals implements ServerFeature {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Contacts contacts;
  private final String node = UUID.randomUUID().toString();
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> others = text -> {};
  private volatile @Nullable EventLog log;

  /** Knows whose contacts are. */
  public Signals(Contacts contacts) {
    this.contacts = contacts;
  }

  /** Adds somebody who hears of every signal, from this node and the others. */
  public void listen(Consumer<Signal> listener) {
    listeners.add(listener);
  }

  /** From now on the other nodes on this store hear what is said here, and the other way round. */
  public void share(Store store) {
    others = store::tell;
    store.onTold(this::heard);
  }

  @Override
  public String name() {
    return "signal";
  }

  @Override
  public Running start(Services services) {
    log = services.log();
    return () -> log = null;
  }

  /** A user does something at a contact. Reads the store; nothing happens for unknown contacts. */
  public void ofAgent(User user, ClientFrame.Signal frame) {
    find(frame.contact())
        .ifPresent(
            contact ->
                say(
                    new Signal(
                        contact.id(),
                        contact.citizen(),
                        user.name(),
                        user.displayName(),
                        frame.kind(),
                        frame.upTo(),
                        contact.state() == ContactLife.State.IN_HAND
                            && user.name().equals(contact.agent()))));
  }

  /**
   * The citizen does something at a contact. Reads the store; nothing happens for unknown contacts.
   *
   * @param upTo the newest of the agency's messages that was read; null unless it is SEEN
   */
  public void ofCitizen(ContactId id, SignalKind kind, @Nullable EventId upTo) {
    find(id)
        .ifPresent(
            contact ->
                say(new Signal(id, contact.citizen(), "", contact.party(), kind, upTo, false)));
  }

  private Optional<Contact> find(ContactId id) {
    EventLog open = log;
    return open == null ? Optional.empty() : open.read(handle -> contacts.find(handle, id));
  }

  private void say(Signal signal) {
    tellHere(signal);
    others.accept(JSON.writeValueAsString(new Told(node, signal)));
  }

  private void heard(String text) {
    try {
      Told told = JSON.readValue(text, Told.class);
      if (!told.node().equals(node)) {
        tellHere(told.signal());
      }
    } catch (JacksonException e) {
      LOG.debug("a signal of another node cannot be read", e);
    }
  }

  private void tellHere(Signal signal) {
    listeners.forEach(listener -> listener.accept(signal));
  }

  /** What goes between nodes. */
  private record Told(String node, Signal signal) {}
}
