// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed names of contacts, which go out in an address ({@code services+TOKEN@city.test}) and come
 * back with the answer, whatever a mail system did to the Message-IDs. Nobody can make one without
 * the key, which never leaves the server's data. Thread-safe.
 */
final class ThreadTokens {
  /** Length of a token, in characters. */
  static final int LENGTH = 42;

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int SEAL_BYTES = 10;
  private static final int MAX_LOCAL = 64;

  private final SecretKeySpec key;

  private ThreadTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Reads the key, which the first server to ask for it makes. */
  static ThreadTokens open(EventLog log) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    return new ThreadTokens(log.write(tx -> key(tx.handle(), fresh)).join());
  }

  private static byte[] key(Handle handle, byte[] fresh) {
    handle.execute(
        "insert into email_secret (name, value) values ('threads', ?) on conflict do nothing",
        fresh);
    return handle
        .createQuery("select value from email_secret where name = 'threads'")
        .map((row, context) -> row.getBytes(1))
        .one();
  }

  /**
   * Returns the address that answers in a contact go to.
   *
   * @return empty if there is no room for a token in it
   */
  Optional<String> address(String mailbox, ContactId contact) {
    int at = mailbox.indexOf('@');
    return at + 1 + LENGTH > MAX_LOCAL
        ? Optional.empty()
        : Optional.of(mailbox.substring(0, at) + "+" + of(contact) + mailbox.substring(at));
  }

  /** Returns the token of a contact. */
  String of(ContactId contact) {
    byte[] id = Columns.bytes(contact.value());
    byte[] whole = Arrays.copyOf(id, ID_BYTES + SEAL_BYTES);
    System.arraycopy(seal("thread", id), 0, whole, ID_BYTES, SEAL_BYTES);
    return text(whole);
  }

  /** Returns the contact of a token; empty if it is none of ours. */
  Optional<ContactId> contact(String token) {
    byte[] whole = bytes(token.toLowerCase(Locale.ROOT));
    if (whole.length != ID_BYTES + SEAL_BYTES) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOf(whole, ID_BYTES);
    byte[] sealed = Arrays.copyOfRange(whole, ID_BYTES, whole.length);
    return MessageDigest.isEqual(sealed, seal("thread", id))
        ? Optional.of(new ContactId(Columns.uuid(id)))
        : Optional.empty();
  }

  /** Returns the contact whose token is in an address; empty if there is none. */
  Optional<ContactId> in(String address) {
    int at = address.indexOf('@');
    int plus = address.lastIndexOf('+', at);
    return plus < 0 ? Optional.empty() : contact(address.substring(plus + 1, at));
  }

  /** Returns what our own messages carry, to be known when they come back. */
  String mark() {
    return text(seal("mark", new byte[0]));
  }

  private byte[] seal(String use, byte[] of) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((use + " ").getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(of), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** In letters and digits whose case does not matter, for mail systems change it. */
  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = ((held << 8) | (b & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        return new byte[0];
      }
      held = ((held << 5) | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return text.length() == LENGTH ? bytes : new byte[0];
  }
}
