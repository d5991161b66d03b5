// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import java.sql.Types;

/**
 * PostgreSQL keeps no NUL character and no half of a surrogate pair in a text. A stranger's chat
 * message must not stop the log by having one: it is shown as the character for what cannot be
 * shown. The event itself is JSON, in which such characters are written as escapes and kept.
 */
public final class CleanText extends AbstractArgumentFactory<String> {
  private static final char UNSHOWABLE = '\uFFFD';

  CleanText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String clean = clean(value);
    return (position, statement, context) -> statement.setString(position, clean);
  }

  /** Returns a text that PostgreSQL can keep: the same, if there is nothing wrong with it. */
  public static String clean(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isWhole(text, i)) {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, UNSHOWABLE);
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static boolean isWhole(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c != 0;
  }
}
