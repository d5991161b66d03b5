// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What commands print for other programs. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static String of(Object report) {
    return MAPPER.writeValueAsString(report);
  }
}
