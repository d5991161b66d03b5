// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.citizendesk.protocol.email.MailAddress;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the headers that matter, each on its own, so that one bad header spoils no other. */
final class EnvelopeReader {
  private static final int MAX_LINE = 900;
  private static final int MAX_ADDRESSES = 50;
  private static final List<String> DELIVERED =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc");

  private EnvelopeReader() {}

  static ParsedMail.Envelope read(Headers headers, String rawSha256, Notes notes) {
    return new ParsedMail.Envelope(
        messageId(headers, rawSha256, notes),
        ancestors(headers),
        sender(headers, notes),
        replyTo(headers),
        written(headers.joined("To", ","), notes),
        written(headers.joined("Cc", ","), notes),
        addresses(headers.joined("To", ",") + "," + headers.joined("Cc", ",")),
        way(headers),
        OneLine.of(HeaderText.decode(headers.first("Subject"), notes), MAX_LINE));
  }

  private static String messageId(Headers headers, String rawSha256, Notes notes) {
    List<String> ids = HeaderText.ids(headers.first("Message-ID"));
    if (!ids.isEmpty()) {
      return ids.getFirst();
    }
    notes.add("The message has no valid Message-ID.");
    return "<" + rawSha256 + "@without-message-id.invalid>";
  }

  private static List<String> ancestors(Headers headers) {
    Set<String> ids = new LinkedHashSet<>(HeaderText.ids(headers.joined("In-Reply-To", " ")));
    List<String> references = new ArrayList<>(HeaderText.ids(headers.joined("References", " ")));
    Collections.reverse(references);
    ids.addAll(references);
    return List.copyOf(ids);
  }

  private static ParsedMail.Sender sender(Headers headers, Notes notes) {
    String raw = headers.first("From");
    if (raw.isBlank()) {
      raw = headers.first("Sender");
    }
    String written = OneLine.of(HeaderText.decode(raw, notes), MAX_LINE);
    InternetAddress first = firstAddress(raw);
    if (first == null || !isAddress(first.getAddress())) {
      notes.add("The sender's address cannot be read.");
      return new ParsedMail.Sender(written, "", "");
    }
    String name = first.getPersonal() == null ? "" : HeaderText.decode(first.getPersonal(), notes);
    return new ParsedMail.Sender(
        written, first.getAddress().toLowerCase(Locale.ROOT), OneLine.of(name, MAX_LINE));
  }

  private static String replyTo(Headers headers) {
    InternetAddress first = firstAddress(headers.first("Reply-To"));
    return first == null || !isAddress(first.getAddress())
        ? ""
        : first.getAddress().toLowerCase(Locale.ROOT);
  }

  private static ParsedMail.Way way(Headers headers) {
    String all =
        DELIVERED.stream()
            .map(name -> headers.joined(name, ","))
            .filter(value -> !value.isBlank())
            .collect(Collectors.joining(","));
    return new ParsedMail.Way(
        addresses(all),
        headers.count("Received"),
        OneLine.of(headers.first(ParsedMail.Way.MARK), 100));
  }

  private static List<String> addresses(String raw) {
    return Arrays.stream(parse(raw))
        .map(InternetAddress::getAddress)
        .filter(EnvelopeReader::isAddress)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .distinct()
        .limit(MAX_ADDRESSES)
        .toList();
  }

  private static List<String> written(String raw, Notes notes) {
    InternetAddress[] addresses = parse(raw);
    List<String> written = new ArrayList<>();
    for (InternetAddress address : addresses) {
      if (written.size() == MAX_ADDRESSES) {
        notes.add("There are more addressees than are shown.");
        break;
      }
      String line = OneLine.of(HeaderText.decode(address.toString(), notes), MAX_LINE);
      if (!line.isEmpty()) {
        written.add(line);
      }
    }
    return written;
  }

  private static @Nullable InternetAddress firstAddress(String raw) {
    InternetAddress[] addresses = parse(raw);
    return addresses.length == 0 ? null : addresses[0];
  }

  private static InternetAddress[] parse(String raw) {
    try {
      return InternetAddress.parseHeader(OneLine.cut(raw, HeaderText.MAX_HEADER), false);
    } catch (AddressException | RuntimeException e) {
      // A hostile header may trip the library in ways that it does not declare.
      return new InternetAddress[0];
    }
  }

  /** Returns whether a reply can go there: one at sign, nothing a header could be broken with. */
  private static boolean isAddress(@Nullable String address) {
    return address != null && MailAddress.isValid(address);
  }
}
