// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatementsTest {
  private static final String ADD =
      "insert into place (id, name) values (?, ?) on conflict do nothing";

  @TempDir Path folder;
  private Database database;
  private final Statements statements = new Statements();

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("desk.db"), "schema/v1");
    database.write(
        tx -> tx.handle().execute("create table place (id integer primary key, name text)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void manyRowsAreWrittenAndThoseThatWereThereAreNamed() {
    assertEquals(List.of(), offer(IntStream.range(0, 700).boxed().toList()));

    List<Integer> again = IntStream.range(600, 1300).boxed().toList();
    assertEquals(IntStream.range(600, 700).boxed().toList(), offer(again));
    assertEquals(1300, names().size());
  }

  @Test
  void whatIsAskedComesRowByRow() {
    offer(List.of(3, 1, 2));

    assertEquals(List.of("1", "2", "3"), names());
  }

  @Test
  void aRefusalNamesTheStatementButNotItsValues() {
    StorageException failure =
        assertThrows(
            StorageException.class,
            () ->
                write(
                    "insert into place (id, name) values (?, ?)", List.of(41, 42, 41), "private"));

    assertTrue(failure.getMessage().contains("insert into place"), failure.getMessage());
    assertFalse(failure.getMessage().contains("private"), failure.getMessage());
  }

  @Test
  void whatWasRefusedIsNotTriedAgainWithTheNext() {
    String strict = "insert into place (id, name) values (?, ?)";
    assertThrows(StorageException.class, () -> write(strict, List.of(1, 2, 1), "first"));

    write(strict, List.of(5), "second");

    assertEquals(List.of("second"), names());
  }

  @Test
  void afterTheConnectionWasLostTheyArePreparedAnew() {
    offer(List.of(1));
    database.close();
    database = Database.open(folder.resolve("desk.db"), "schema/v1");

    assertEquals(List.of(1), offer(List.of(1, 2)));
  }

  private void write(String sql, List<Integer> ids, String name) {
    database.write(
        tx -> {
          statements.write(
              tx.handle(),
              sql,
              ids,
              (statement, id) -> {
                statement.setLong(1, id);
                statement.setString(2, name);
              });
          return true;
        });
  }

  private List<Integer> offer(List<Integer> ids) {
    return database.write(
        tx ->
            statements.offer(
                tx.handle(),
                ADD,
                ids,
                (statement, id) -> {
                  statement.setLong(1, id);
                  statement.setString(2, id.toString());
                }));
  }

  private List<String> names() {
    return database.write(
        tx -> {
          List<String> names = new ArrayList<>();
          statements.read(
              tx.reading(),
              "select name from place where id >= ? order by id",
              0,
              (statement, least) -> statement.setLong(1, least),
              row -> names.add(row.getString(1)));
          return names;
        });
  }
}
