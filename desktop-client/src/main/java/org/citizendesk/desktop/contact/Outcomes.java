// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import java.util.List;

/** The dispositions that an agent can choose from. */
public final class Outcomes {
  private static final List<Disposition> ALL =
      List.of(
          new Disposition("answered", "Question answered"),
          new Disposition("application-started", "Application started"),
          new Disposition("change-reported", "Change recorded"),
          new Disposition("documents-requested", "Documents requested"),
          new Disposition("appointment-made", "Appointment made"),
          new Disposition("referred", "Referred to another office"),
          new Disposition("callback-promised", "Call-back promised"),
          new Disposition("complaint-recorded", "Complaint recorded"),
          new Disposition("no-reply-needed", "No reply needed"),
          new Disposition("citizen-left", "Citizen left before an answer"));

  private Outcomes() {}

  /**
   * Returns them in the order in which they are shown; at most fifteen, so that one glance is
   * enough.
   */
  public static List<Disposition> all() {
    return ALL;
  }

  /** Returns what people call an outcome; the code itself if it is not known here. */
  public static String label(String code) {
    return ALL.stream()
        .filter(disposition -> disposition.code().equals(code))
        .map(Disposition::label)
        .findFirst()
        .orElse(code);
  }

  /**
   * One outcome.
   *
   * @param code for records
   * @param label for people
   */
  public record Disposition(String code, String label) {}
}
