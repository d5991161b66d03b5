// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ColumnsTest {
  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  @Test
  void anIdLiesInTheOrderOfItsText() {
    assertEquals(ID.toString().replace("-", ""), HexFormat.of().formatHex(Columns.bytes(ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "80000000-0000-0000-7fff-ffffffffffff",
        "00112233-4455-6677-8899-aabbccddeeff"
      })
  void anIdComesBackAsItWas(String text) {
    UUID id = UUID.fromString(text);

    assertEquals(id, Columns.uuid(Columns.bytes(id)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 15, 17})
  void refusesAnIdOfAnotherLengthAndSaysWhichItIs(int length) {
    byte[] wrong = Arrays.copyOf(Columns.bytes(ID), length);

    StorageException refusal = assertThrows(StorageException.class, () -> Columns.uuid(wrong));

    assertTrue(refusal.getMessage().contains(length + " bytes"), refusal.getMessage());
  }

  @Test
  void aColumnWithoutANumberIsNullAndNotZero() {
    try (var handle = Jdbi.create("jdbc:sqlite::memory:").open()) {
      List<String> numbers =
          handle
              .createQuery("select 0 as n union all select null union all select -7")
              .map((row, context) -> String.valueOf(Columns.longOrNull(row, "n")))
              .list();

      assertEquals(List.of("0", "null", "-7"), numbers);
    }
  }
}
