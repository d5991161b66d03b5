// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SchemaTest {
  private static final String V1 = "schema/v1";
  private static final String V2 = "schema/v2";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("desk.db");
  }

  @Test
  void aMigrationThatFailsLeavesTheFileAsItWas() throws IOException {
    make(V1, "alpha");
    byte[] before = Files.readAllBytes(file);

    StorageException failure = refused("schema/half");

    assertTrue(failure.getMessage().contains("desk.db could not be changed"), text(failure));
    assertTrue(failure.getMessage().contains("V003__broken.sql"), text(failure));
    assertEquals(List.of("alpha"), words(V1));
    assertEquals(before.length, Files.size(file));
  }

  @Test
  void theOldProgramAndTheMendedOneOpenTheFileAfterAFailedMigration() {
    make(V1, "alpha");
    refused("schema/half");

    assertEquals(List.of("alpha"), words(V1));
    assertEquals(List.of("alpha"), words(V2));
  }

  @Test
  void aMigrationWithALowerNumberThanTheNewestIsAppliedToo() {
    make("schema/sparse", "alpha");

    assertEquals(List.of("alpha"), words("schema/filled"));
    assertTrue(Files.exists(folder.resolve("desk.db.before-002")));
  }

  @Test
  void theCopyBeforeAChangeIsTheWholeOldStore() {
    make(V1, "alpha");
    words(V2);

    file = folder.resolve("desk.db.before-002");
    assertEquals(List.of("alpha"), words(V1));
  }

  @Test
  void aNewFileNeedsNoCopyAndNeitherDoesOneThatIsUpToDate() throws IOException {
    make(V2, "alpha");
    words(V2);

    try (var files = Files.list(folder)) {
      assertFalse(files.anyMatch(one -> one.toString().contains("before")));
    }
  }

  @Test
  void aNewerFileIsRefusedAndKeepsWhatItHas() {
    make(V2, "alpha");

    StorageException refusal = refused(V1);

    assertTrue(refusal.getMessage().contains("newer version"), text(refusal));
    assertTrue(refusal.getMessage().contains("desk.db"), text(refusal));
    assertEquals(List.of("alpha"), words(V2));
  }

  @Test
  void aScriptThatIsNotSqlIsNamed() {
    StorageException failure = refused("schema/broken");

    assertTrue(failure.getMessage().contains("V001__word.sql"), text(failure));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9})
  void aFileCutOffIsRefusedByNameAndKept(double kept) throws IOException {
    make(V1, "long ".repeat(20_000));
    byte[] whole = Files.readAllBytes(file);
    byte[] rest = Arrays.copyOf(whole, (int) (whole.length * kept));
    Files.write(file, rest);

    StorageException refusal = refused(V1);

    assertTrue(refusal.getMessage().contains("desk.db"), text(refusal));
    assertTrue(refusal.getMessage().contains("malformed"), text(refusal));
    assertEquals(rest.length, Files.size(file));
  }

  @Test
  void aFileOfAnotherKindIsRefusedByNameAndKept() throws IOException {
    String letter = "Dear Sir or Madam, this is no database. ".repeat(300);
    Files.writeString(file, letter);

    StorageException refusal = refused(V1);

    assertTrue(refusal.getMessage().contains("desk.db"), text(refusal));
    assertTrue(refusal.getMessage().contains("not a database"), text(refusal));
    assertEquals(letter, Files.readString(file));
  }

  @Test
  void aFolderInThePlaceOfTheFileIsRefusedByName() throws IOException {
    Files.createDirectory(file);

    assertTrue(refused(V1).getMessage().contains("desk.db"));
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefusedByName() throws IOException {
    Files.writeString(folder.resolve("data"), "");
    file = folder.resolve("data/desk.db");

    assertTrue(refused(V1).getMessage().contains("cannot create the folder"));
  }

  @Test
  void backsUpIntoAFolderWithAnApostrophe() throws IOException {
    file = Files.createDirectory(folder.resolve("O'Neill's desk")).resolve("desk.db");
    make(V1, "alpha");

    assertEquals(List.of("alpha"), words(V2));

    file = file.resolveSibling("desk.db.before-002");
    assertEquals(List.of("alpha"), words(V1));
  }

  @Test
  void aBackupThatCannotBeMadeSaysFromWhereToWhere() {
    try (Database database = Database.open(file, V1)) {
      Path target = folder.resolve("not there/copy.db");

      StorageException failure =
          assertThrows(StorageException.class, () -> Database.copy(database.file(), target));

      assertTrue(failure.getMessage().contains(file.toString()), text(failure));
      assertTrue(failure.getMessage().contains(target.toString()), text(failure));
    }
  }

  @ParameterizedTest
  @CsvSource({"3.7.0", "3.51.0", "3.51.2", "3.9.99"})
  void aSqliteThatCanCorruptItsLogIsRefused(String version) {
    StorageException refusal =
        assertThrows(StorageException.class, () -> Connections.requireSafe(version));

    assertTrue(refusal.getMessage().contains("SQLite " + version + " can"), text(refusal));
    assertTrue(refusal.getMessage().contains("3.51.3"), text(refusal));
  }

  @ParameterizedTest
  @CsvSource({"3.51.3", "3.52.0", "3.60.0", "3.100.0", "4.0.0"})
  void aSafeSqliteIsTaken(String version) {
    Connections.requireSafe(version);
  }

  @Test
  void theSqliteOfThisProgramIsSafe() {
    Connections.requireSafe(Connections.version());
  }

  private StorageException refused(String migrations) {
    return assertThrows(StorageException.class, () -> Database.open(file, migrations).close());
  }

  private void make(String migrations, String word) {
    try (Database database = Database.open(file, migrations)) {
      database.write(tx -> tx.handle().execute("insert into word(text) values (?)", word));
    }
  }

  private List<String> words(String migrations) {
    try (Database database = Database.open(file, migrations)) {
      return database.read(
          h -> h.createQuery("select text from word order by id").mapTo(String.class).list());
    }
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
