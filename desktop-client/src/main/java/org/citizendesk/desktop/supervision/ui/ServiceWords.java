// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.supervision.ui;

import org.citizendesk.desktop.ui.Texts;
import org.citizendesk.desktop.ui.Tone;
import org.citizendesk.protocol.frame.ViewBody.QueueRow;
import org.citizendesk.protocol.frame.ViewBody.Service;

/** Puts a queue's service level into words, with what it was reckoned from. */
final class ServiceWords {
  private static final String NONE = "–";
  private static final int PERCENT = 100;
  private static final int NEAR = 10;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;

  private final Texts texts = Texts.of(ServiceWords.class);

  /** Returns the share, rounded down so that nothing reads better than it is. */
  String level(QueueRow row) {
    Service service = row.service();
    return service == null || service.counted() == 0
        ? NONE
        : texts.get("service.level", percent(service));
  }

  /** Returns how the share stands to the goal. */
  Tone tone(QueueRow row) {
    Service service = row.service();
    if (service == null || service.counted() == 0 || service.percent() == 0) {
      return Tone.CALM;
    }
    int percent = percent(service);
    if (percent >= service.percent()) {
      return Tone.GOOD;
    }
    return percent >= service.percent() - NEAR ? Tone.WARN : Tone.BAD;
  }

  /** Returns what the share means. */
  String explained(QueueRow row) {
    Service service = row.service();
    if (service == null) {
      return texts.get("service.none");
    }
    String counted = texts.get("service.counted", service.inTime(), service.counted());
    return service.seconds() == 0
        ? counted
        : counted + "\n" + texts.get("service.goal", service.percent(), within(service.seconds()));
  }

  /** Returns how many words of citizens should have had an answer by now. */
  static String overdue(QueueRow row) {
    Service service = row.service();
    return service == null ? NONE : Integer.toString(service.overdue());
  }

  /** Returns how urgent that is. */
  static Tone overdueTone(QueueRow row) {
    Service service = row.service();
    return service == null || service.overdue() == 0 ? Tone.CALM : Tone.BAD;
  }

  private static int percent(Service service) {
    return (int) ((long) service.inTime() * PERCENT / service.counted());
  }

  private String within(int seconds) {
    if (seconds % DAY == 0) {
      return texts.get("service.days", seconds / DAY);
    }
    if (seconds % HOUR == 0) {
      return texts.get("service.hours", seconds / HOUR);
    }
    return seconds % MINUTE == 0
        ? texts.get("service.minutes", seconds / MINUTE)
        : texts.get("service.seconds", seconds);
  }
}
