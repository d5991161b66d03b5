// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.ui.Tone;

/**
 * One line of the work list, in words.
 *
 * @param summary the subject, or the newest thing said
 * @param age how long it has been so, in words
 * @param status where it stands, in words; for an offer, how long it can still be taken
 * @param company who else is there just now, in words; empty for nobody
 * @param heading what stands above it, where a group begins; empty elsewhere
 * @param spoken all of it, as it is read aloud
 */
public record WorkRow(
    WorkItem item,
    String summary,
    String age,
    String status,
    Tone tone,
    String company,
    String heading,
    String spoken) {
  /** Returns the same with a heading above it. */
  WorkRow headed(String group) {
    return new WorkRow(item, summary, age, status, tone, company, group, spoken);
  }

  /** Returns whether it can be accepted or declined. */
  public boolean isOffer() {
    return item.status() == WorkItem.Status.OFFERED;
  }
}
