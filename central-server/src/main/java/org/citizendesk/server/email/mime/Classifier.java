// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.Part;
import java.util.Locale;
import java.util.Set;

/** Tells people from machines by the headers of RFC 3834, RFC 3464, RFC 2919 and old habit. */
final class Classifier {
  private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster");

  private Classifier() {}

  static MailKind kind(Part message, String sender) {
    if (isBounce(message, sender)) {
      return MailKind.BOUNCE;
    }
    String submitted = lower(message, "Auto-Submitted");
    String precedence = lower(message, "Precedence");
    if (submitted.startsWith("auto-replied")
        || precedence.equals("auto_reply")
        || has(message, "X-Autoreply")
        || has(message, "X-Autorespond")) {
      return MailKind.AUTO_REPLY;
    }
    if ((!submitted.isEmpty() && !submitted.startsWith("no")) || isReport(message, "disposition")) {
      return MailKind.AUTO_GENERATED;
    }
    if (has(message, "List-Id") || precedence.equals("list")) {
      return MailKind.LIST;
    }
    return precedence.equals("bulk") || precedence.equals("junk")
        ? MailKind.AUTO_GENERATED
        : MailKind.HUMAN;
  }

  private static boolean isBounce(Part message, String sender) {
    if (isReport(message, "delivery-status")) {
      return true;
    }
    String local = sender.substring(0, Math.max(0, sender.indexOf('@')));
    boolean nobody = HeaderText.first(message, "Return-Path").strip().equals("<>");
    return (nobody && MACHINES.contains(local)) || has(message, "X-Failed-Recipients");
  }

  private static boolean isReport(Part message, String type) {
    String contentType = lower(message, "Content-Type");
    return contentType.startsWith("multipart/report") && contentType.contains(type);
  }

  private static boolean has(Part message, String header) {
    return !HeaderText.first(message, header).isBlank();
  }

  private static String lower(Part message, String header) {
    return OneLine.of(HeaderText.first(message, header), 1000).toLowerCase(Locale.ROOT);
  }
}
