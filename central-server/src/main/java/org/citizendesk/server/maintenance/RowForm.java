// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.maintenance;

import org.citizendesk.store.Columns;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/**
 * A row as one line of JSON: the table's name and then its values in the order of their columns.
 * Bytes are an array with one text in Base64, so that nothing can be taken for something else.
 */
final class RowForm {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RowForm() {}

  static String line(Tables.Table table, ResultSet row) throws SQLException {
    ArrayNode line = MAPPER.createArrayNode().add(table.name());
    for (String column : table.columns()) {
      add(line, row.getObject(column));
    }
    return MAPPER.writeValueAsString(line);
  }

  private static void add(ArrayNode line, @Nullable Object value) {
    switch (value) {
      case null -> line.addNull();
      case Number number -> line.add(number.longValue());
      // As PostgreSQL can keep it, so that both stores add up to the same.
      case String text -> line.add(Columns.text(text));
      case byte[] bytes -> line.addArray().add(Base64.getEncoder().encodeToString(bytes));
      default -> throw new IllegalStateException("a column has the type " + value.getClass());
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ArrayNode read(String line) {
    try {
      if (MAPPER.readTree(line) instanceof ArrayNode values && values.path(0).isString()) {
        return values;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("it is no row");
  }

  static @Nullable Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isIntegralNumber()) {
      return node.longValue();
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isArray() && node.size() == 1 && node.get(0).isString()) {
      return Base64.getDecoder().decode(node.get(0).stringValue());
    }
    throw new IllegalArgumentException("a value is neither number, text, bytes nor null");
  }
}
