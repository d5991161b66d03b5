// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.citizendesk.server.email.mime.OneLine;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a mail server took a message for and whom not.
 *
 * @param reached the addresses that it took it for
 * @param refused those that it refused for good, each with its words
 * @param later those that are to be tried again, each with its words
 */
record Refusals(List<String> reached, Map<String, String> refused, Map<String, String> later) {
  private static final int PERMANENT = 500;
  private static final int MAX_DEPTH = 200;

  /** Copies the collections. */
  Refusals {
    reached = List.copyOf(reached);
    refused = Map.copyOf(refused);
    later = Map.copyOf(later);
  }

  /** Returns what a failure says of each addressee; of nobody if it is about the whole message. */
  static Refusals of(MessagingException failure) {
    List<String> reached = new ArrayList<>();
    Map<String, String> refused = new LinkedHashMap<>();
    Map<String, String> later = new LinkedHashMap<>();
    Exception inner = failure;
    for (int i = 0; inner instanceof MessagingException next && i < MAX_DEPTH; i++) {
      if (next instanceof SMTPAddressFailedException address) {
        boolean forGood = address.getReturnCode() >= PERMANENT;
        (forGood ? refused : later)
            .put(text(address.getAddress()), OneLine.of(String.valueOf(address.getMessage()), 300));
      } else if (next instanceof SendFailedException send) {
        reached.addAll(texts(send.getValidSentAddresses()));
      }
      inner = next.getNextException();
    }
    return new Refusals(reached, refused, later);
  }

  /** Returns whether it went to some and not to others. */
  boolean isPartial() {
    return !reached.isEmpty() || (!refused.isEmpty() && !later.isEmpty());
  }

  private static List<String> texts(Address @Nullable [] addresses) {
    List<String> texts = new ArrayList<>();
    if (addresses != null) {
      for (Address address : addresses) {
        texts.add(text(address));
      }
    }
    return texts;
  }

  private static String text(Address address) {
    return address instanceof InternetAddress mail ? mail.getAddress() : address.toString();
  }
}
