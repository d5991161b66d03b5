// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.soak.contacts;

import org.citizendesk.endtoend.citizens.MailCitizen;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.endtoend.citizens.PostOffice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The mail servers between citizens and agency. */
interface MailSystem extends AutoCloseable {
  /** Returns what it is called in the verdict. */
  String name();

  /** Returns how citizens reach it. */
  MailCitizen.Post post();

  /**
   * Returns the settings of a server of the agency.
   *
   * @param data where the password of its mailbox is written
   */
  Map<String, String> settings(Path data);

  @Override
  void close();

  /** Returns a small one inside this program. */
  static MailSystem small(List<Persona> citizens) {
    PostOffice office = PostOffice.open(citizens);
    return new MailSystem() {
      @Override
      public String name() {
        return "GreenMail";
      }

      @Override
      public MailCitizen.Post post() {
        return office.post();
      }

      @Override
      public Map<String, String> settings(Path data) {
        return PostOffice.settings(office.post(), data);
      }

      @Override
      public void close() {
        office.close();
      }
    };
  }
}
