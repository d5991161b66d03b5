// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.server.email.mime.OneLine;
import org.citizendesk.server.email.mime.ParsedMail;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.List;

/** Makes the fact of a received message, small enough for an event. */
final class ReceivedFacts {
  private static final String HTML_LEFT_OUT = "The formatted version is too long to be shown.";
  private static final String TEXT_CUT = "The text is too long to be shown whole.";
  private static final String FILES_CUT = "There are more attachments than are listed.";

  private final ParsedMail mail;
  private final String rawSha256;
  private final EmailFact.Way way;
  private final List<String> notes;

  private ReceivedFacts(ParsedMail mail, String rawSha256, EmailFact.Way way, List<String> notes) {
    this.rawSha256 = rawSha256;
    this.mail = mail;
    this.way = way;
    this.notes = new ArrayList<>(notes);
  }

  /**
   * Returns the fact. What does not fit is left out and said so in a note: formatting first, then
   * the end of the text, then attachments at the end of the list.
   *
   * @param notes in addition to those of the mail
   */
  static EmailFact.Received of(
      ParsedMail mail, String rawSha256, EmailFact.Way way, List<String> notes) {
    return new ReceivedFacts(mail, rawSha256, way, notes).fitted();
  }

  private EmailFact.Received fitted() {
    notes.addAll(mail.notes());
    String html = html();
    int text = EmailFact.MAX_TEXT;
    int files = EmailFact.MAX_LIST;
    EmailFact.Received fact = fact(html, text, files);
    if (!fits(fact) && html != null) {
      notes.add(HTML_LEFT_OUT);
      fact = fact(null, text, files);
    }
    while (!fits(fact)) {
      text /= 2;
      files /= 2;
      fact = fact(null, text, files);
    }
    return fact;
  }

  private @Nullable String html() {
    String html = mail.body().html();
    if (html != null && html.length() > EmailFact.MAX_HTML) {
      notes.add(HTML_LEFT_OUT);
      return null;
    }
    return html;
  }

  private EmailFact.Received fact(@Nullable String html, int maxText, int maxFiles) {
    String text = OneLine.cut(mail.body().text(), maxText);
    List<EmailFact.Attachment> files =
        mail.attachments().stream()
            .limit(maxFiles)
            .map(f -> new EmailFact.Attachment(f.name(), f.mediaType(), f.bytes(), f.sha256()))
            .toList();
    List<String> all = new ArrayList<>(notes);
    if (text.length() < mail.body().text().length()) {
      all.add(TEXT_CUT);
    }
    if (files.size() < mail.attachments().size()) {
      all.add(FILES_CUT);
    }
    ParsedMail.Envelope envelope = mail.envelope();
    return new EmailFact.Received(
        envelope.messageId(),
        envelope.from().written(),
        envelope.to(),
        envelope.subject(),
        text,
        html,
        files,
        rawSha256,
        all,
        way);
  }

  private static boolean fits(EmailFact.Received fact) {
    try {
      FactCodec.encode(fact);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
