// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.server.email.mime.OneLine;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLException;

/** Says in plain words what is wrong between us and a mail server. */
final class MailTroubles {
  private static final int PERMANENT = 500;
  private static final int MAX_DEPTH = 10;

  private MailTroubles() {}

  /** How the mail server refused a message. */
  enum Verdict {
    /** For good. */
    REFUSED,
    /** For now. */
    LATER,
    /** It may have it or not. */
    UNKNOWN
  }

  /**
   * Returns what to show.
   *
   * @param doing for instance "read mail from"
   * @param next when it is tried again
   */
  static Health health(
      String doing, MailboxSettings.Server server, Exception failure, Duration next) {
    String again = " Next attempt in " + Math.max(1, next.toSeconds()) + " s.";
    String cannot = "Cannot " + doing + " " + server + ": ";
    if (failure instanceof AuthenticationFailedException) {
      return new Health(
          Health.State.DOWN,
          cannot
              + "it refuses the user name or password of "
              + server.user()
              + "; check the user and the password file."
              + again);
    }
    if (failure instanceof MailSetupException) {
      return new Health(Health.State.DOWN, cannot + failure.getMessage() + "." + again);
    }
    if (has(failure, SSLException.class) || says(failure, "starttls")) {
      return new Health(
          Health.State.DOWN,
          cannot + "no protected connection is possible; " + reason(failure) + "." + again);
    }
    if (has(failure, UnknownHostException.class)) {
      return new Health(Health.State.TRYING, cannot + "the host is unknown." + again);
    }
    return new Health(Health.State.TRYING, cannot + reason(failure) + "." + again);
  }

  /** Returns what became of a message that was being handed in. */
  static Verdict verdict(MessagingException failure) {
    int code = code(failure);
    if (code >= PERMANENT) {
      return Verdict.REFUSED;
    }
    return code > 0 ? Verdict.LATER : Verdict.UNKNOWN;
  }

  /** Returns one line, the innermost reason: a mail server's reply or the system's word. */
  static String reason(Throwable failure) {
    Throwable inner = failure;
    String text = text(failure);
    for (int i = 0; i < MAX_DEPTH; i++) {
      Throwable next =
          inner instanceof MessagingException e && e.getNextException() != null
              ? e.getNextException()
              : inner.getCause();
      if (next == null) {
        break;
      }
      inner = next;
      text = text(inner);
    }
    return OneLine.of(text, 300);
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Returns the SMTP reply code; 0 if there was none. */
  private static int code(MessagingException failure) {
    return switch (failure) {
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case SMTPSendFailedException send ->
          innerCode(send) > 0 ? innerCode(send) : Math.max(0, send.getReturnCode());
      case SendFailedException send -> innerCode(send) > 0 ? innerCode(send) : unsent(send);
      default -> 0;
    };
  }

  private static int innerCode(MessagingException failure) {
    return failure.getNextException() instanceof MessagingException inner ? code(inner) : 0;
  }

  /** An address that the library itself refused never reached the server. */
  private static int unsent(SendFailedException failure) {
    Address @Nullable [] invalid = failure.getInvalidAddresses();
    return invalid != null && invalid.length > 0 ? PERMANENT : 0;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    Throwable inner = failure;
    for (int i = 0; inner != null && i < MAX_DEPTH; i++) {
      if (kind.isInstance(inner)) {
        return true;
      }
      inner =
          inner instanceof MessagingException e && e.getNextException() != null
              ? e.getNextException()
              : inner.getCause();
    }
    return false;
  }

  private static boolean says(Exception failure, String word) {
    return text(failure).toLowerCase(Locale.ROOT).contains(word);
  }
}
