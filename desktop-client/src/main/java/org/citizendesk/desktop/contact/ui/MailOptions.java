// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.contact.Drafts;
import java.util.Optional;

/**
 * What belongs to a mail beside its words and its addressees.
 *
 * @param later when it leaves
 * @param quoting whether the mail that is answered stands below it
 * @param signing what stands at its end
 */
public record MailOptions(SendLaterViewModel later, Quoting quoting, Signing signing) {
  /**
   * Begins another text.
   *
   * @param draft the draft of a mail; empty if it is no mail
   */
  void open(Optional<Drafts.Key> draft, Optional<ComposerTarget> about) {
    String queue = about.map(ComposerTarget::queue).orElse("");
    later.open(draft, queue);
    quoting.open(draft);
    signing.open(draft.map(key -> queue));
  }

  /** Looks into the draft again. */
  void refresh() {
    later.refresh();
    quoting.refresh();
  }

  /** Returns the mail with all that stands below what was typed. */
  String whole(String text) {
    return signing.sign(quoting.below(text));
  }

  /** Returns how many characters stand below what was typed. */
  int length() {
    return quoting.length() + signing.length();
  }
}
