// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.signal;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.protocol.frame.SignalKind;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.EventId;
import java.util.ArrayList;
import java.util.List;

/** Signals that a test plays and reads. */
public final class FakeSignals implements Signals {
  public final Cell<Company> company = new Cell<>(Company.NOBODY);
  public final List<String> told = new ArrayList<>();

  @Override
  public Cell<Company> company() {
    return company;
  }

  @Override
  public void tell(ContactId contact, SignalKind kind) {
    String what = contact + " " + kind;
    if (told.isEmpty() || !told.getLast().equals(what)) {
      told.add(what);
    }
  }

  @Override
  public void seen(ContactId contact, EventId upTo) {
    told.add(contact + " SEEN " + upTo);
  }
}
