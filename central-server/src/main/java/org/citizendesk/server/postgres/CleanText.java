// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import org.citizendesk.store.Columns;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import java.sql.Types;

/**
 * PostgreSQL refuses what {@link Columns#text} replaces. A stranger's chat message must not stop
 * the log by having it. The event itself is JSON, in which such characters are written as escapes
 * and kept.
 */
final class CleanText extends AbstractArgumentFactory<String> {
  CleanText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String clean = Columns.text(value);
    return (position, statement, context) -> statement.setString(position, clean);
  }
}
