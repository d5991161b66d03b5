// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.Map;

/**
 * Makes the mail library take what real mail is like. It reads most of these settings once, when
 * its classes load, so they must be there before.
 */
public final class Leniency {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "mail.mime.base64.ignoreerrors", "true",
          "mail.mime.uudecode.ignoreerrors", "true",
          "mail.mime.uudecode.ignoremissingbeginend", "true",
          "mail.mime.ignoreunknownencoding", "true",
          "mail.mime.multipart.allowempty", "true",
          "mail.mime.parameters.strict", "false",
          "mail.mime.contentdisposition.strict", "false",
          "mail.mime.decodetext.strict", "false",
          "mail.mime.decodefilename", "false",
          "mail.mime.applefilenames", "true");

  private Leniency() {}

  /** Sets what nobody has set. Call it before anything of {@code jakarta.mail} is touched. */
  public static void apply() {
    SETTINGS.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
  }
}
