// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.regex.Pattern;

/** What counts as a mail address that one can write to. */
public final class MailAddress {
  private static final int MAX = 254;
  private static final int MAX_LOCAL = 64;

  /** Quoted local parts and address literals are left out on purpose: nobody has one. */
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@<>()\\[\\]\\\\,;:\"]+@[^\\s\\p{Cntrl}@<>()\\[\\]\\\\,;:\"]+");

  private MailAddress() {}

  /** Returns whether the text is one plain address, without a name, on one line. */
  public static boolean isValid(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX
        && at > 0
        && at <= MAX_LOCAL
        && FORM.matcher(text).matches()
        && !text.startsWith("-")
        && !text.endsWith(".");
  }
}
