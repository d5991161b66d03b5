// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact.ui;

import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.canned.Signature;
import org.citizendesk.desktop.ui.EditedText;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The signature below what is written: shown before it is sent, and put there once. */
public final class Signing {
  private final CannedTexts canned;
  private final EditedText written;
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
  private String signature = "";

  Signing(CannedTexts canned, EditedText written) {
    this.canned = canned;
    this.written = written;
    written.text().subscribe(text -> show());
  }

  /** Returns what will stand below the text; empty if nothing will, or something does already. */
  public ReadOnlyStringProperty shown() {
    return shown.getReadOnlyProperty();
  }

  /**
   * Begins another text.
   *
   * @param queue of the contact in which a mail is written; empty if it is no mail
   */
  void open(Optional<String> queue) {
    signature = queue.flatMap(canned::signature).orElse("");
    show();
  }

  String sign(String text) {
    return Signature.below(text, signature);
  }

  String unsigned(String mail) {
    return canned.unsigned(mail);
  }

  /** Returns how many characters it adds. */
  int length() {
    return Signature.length(shown.get());
  }

  private void show() {
    shown.set(Signature.isIn(written.get()) ? "" : signature);
  }
}
