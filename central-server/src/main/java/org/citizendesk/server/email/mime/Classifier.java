// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import org.citizendesk.protocol.fact.EmailFact;
import java.util.Locale;
import java.util.Set;

/** Tells people from machines by the headers of RFC 3834, RFC 3464, RFC 2919 and old habit. */
final class Classifier {
  private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster");

  private Classifier() {}

  static EmailFact.Kind kind(Headers headers, String sender) {
    if (isBounce(headers, sender)) {
      return EmailFact.Kind.BOUNCE;
    }
    String submitted = lower(headers, "Auto-Submitted");
    String precedence = lower(headers, "Precedence");
    if (submitted.startsWith("auto-replied")
        || precedence.equals("auto_reply")
        || has(headers, "X-Autoreply")
        || has(headers, "X-Autorespond")) {
      return EmailFact.Kind.AUTO_REPLY;
    }
    if ((!submitted.isEmpty() && !submitted.startsWith("no")) || isReport(headers, "disposition")) {
      return EmailFact.Kind.AUTO_GENERATED;
    }
    if (has(headers, "List-Id") || precedence.equals("list")) {
      return EmailFact.Kind.LIST;
    }
    return precedence.equals("bulk") || precedence.equals("junk")
        ? EmailFact.Kind.AUTO_GENERATED
        : EmailFact.Kind.HUMAN;
  }

  private static boolean isBounce(Headers headers, String sender) {
    if (isReport(headers, "delivery-status")) {
      return true;
    }
    String local = sender.substring(0, Math.max(0, sender.indexOf('@')));
    boolean nobody = headers.first("Return-Path").strip().equals("<>");
    return (nobody && MACHINES.contains(local)) || has(headers, "X-Failed-Recipients");
  }

  private static boolean isReport(Headers headers, String type) {
    String contentType = lower(headers, "Content-Type");
    return contentType.startsWith("multipart/report") && contentType.contains(type);
  }

  private static boolean has(Headers headers, String header) {
    return !headers.first(header).isBlank();
  }

  private static String lower(Headers headers, String header) {
    return OneLine.of(headers.first(header), 1000).toLowerCase(Locale.ROOT);
  }
}
