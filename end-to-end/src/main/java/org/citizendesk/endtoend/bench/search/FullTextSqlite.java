// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.search;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** SQLite's FTS5 with its Porter stemmer and its bm25, any of the words. */
final class FullTextSqlite implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement find;

  FullTextSqlite(Corpus corpus) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIRTUAL TABLE passage USING"
              + " fts5(id UNINDEXED, title, section, body, tokenize = 'porter')");
    }
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO passage VALUES (?, ?, ?, ?)")) {
      for (Corpus.Passage passage : corpus.passages()) {
        insert.setString(1, passage.id());
        insert.setString(2, passage.title());
        insert.setString(3, passage.section());
        insert.setString(4, passage.text());
        insert.executeUpdate();
      }
    }
    connection.commit();
    find =
        connection.prepareStatement(
            "SELECT id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?");
  }

  List<String> search(String text, int most) throws SQLException {
    String words =
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(" OR "));
    List<String> found = new ArrayList<>();
    if (!words.isEmpty()) {
      find.setString(1, words);
      find.setInt(2, most);
      try (ResultSet rows = find.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
