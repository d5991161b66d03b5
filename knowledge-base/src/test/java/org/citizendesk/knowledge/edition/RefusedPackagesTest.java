// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import org.citizendesk.knowledge.article.Sha256;
import org.citizendesk.knowledge.edition.PackageRefusedException.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RefusedPackagesTest {
  private static final SigningKey KEY = SigningKey.fresh();

  @TempDir Path folder;

  private Packages packages;
  private Path sound;

  @BeforeEach
  void pack() {
    packages = new Packages(folder, KEY);
    sound = packages.pack(7, "Alpha", "Beta");
  }

  @Test
  void soundOneIsReadAsItWasPacked() throws Exception {
    try (PackageReading reading = PackageReading.open(sound, KEY.trusted())) {
      assertEquals(7, reading.manifest().edition());
      assertEquals(Map.of(), reading.unpack(part -> null));
    }
    assertEquals(2, PackagedArticles.read(sound, KEY.trusted()).articles().size());
  }

  @Test
  void theSameContentsGiveTheSameBytes() throws Exception {
    Path one = folder.resolve("one.zip");
    Path other = folder.resolve("other.zip");
    Manifest nothing = manifest(new Packages(folder.resolve("x"), KEY).pack(1, "Omega"));

    PackageMaker.changes(sound, nothing, one);
    PackageMaker.changes(sound, nothing, other);

    assertEquals(-1, Files.mismatch(one, other));
    assertEquals(manifest(sound), manifest(one));
  }

  private static Manifest manifest(Path file) throws PackageRefusedException {
    try (PackageReading reading = PackageReading.open(file, KEY.trusted())) {
      return reading.manifest();
    }
  }

  @Test
  void anyByteMayBeChangedAndNothingElseIsReadThanWasSigned() throws Exception {
    byte[] bytes = Files.readAllBytes(sound);
    Map<String, String> whole = contents(sound);
    Path changed = folder.resolve("changed.zip");
    int refused = 0;
    int tried = 0;
    for (int at = 0; at < bytes.length; at += 7) {
      tried++;
      byte[] other = bytes.clone();
      other[at] ^= (byte) (1 << (at % 8));
      Files.write(changed, other);
      try {
        assertEquals(whole, contents(changed), "byte " + at);
      } catch (PackageRefusedException e) {
        assertFalse(e.text().isBlank());
        refused++;
      }
    }
    // What may change are dates, and the zip's directory, which is not looked at.
    assertTrue(refused > tried / 2, refused + " of " + tried);
  }

  @Test
  void whatEndsTooEarlyIsDamaged() throws Exception {
    byte[] bytes = Files.readAllBytes(sound);
    Path cut = folder.resolve("cut.zip");
    for (int length = 0; length < indexOf(bytes, "articles/beta.md"); length += 97) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      Why why = why(cut);
      assertTrue(why == Why.DAMAGED || why == Why.UNSIGNED || why == Why.INCOMPLETE, why + "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello", "PK\u0003\u0004"})
  void anyOtherFileIsNoPackage(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("other.zip"), content);

    assertEquals(Why.DAMAGED, why(file));
  }

  @Test
  void anyOtherZipIsNoPackage() throws IOException {
    Path file = Packages.write(folder.resolve("other.zip"), Map.of("a.txt", new byte[3]));

    assertEquals("It is no knowledge package.", refused(file).text());
  }

  @Test
  void withoutSignature() throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    entries.remove(PackageReading.SIGNATURE);

    assertEquals("It is not signed.", refused(rewritten(entries)).text());
  }

  @Test
  void keyThatIsNotTrusted() {
    SigningKey stranger = SigningKey.fresh();
    Path file = new Packages(folder.resolve("stranger"), stranger).pack(8, "Alpha");

    PackageRefusedException refused = refused(file);

    assertEquals(Why.UNKNOWN_KEY, refused.why());
    assertTrue(refused.text().contains(stranger.name()), refused.text());
    assertTrue(refused.text().contains(KEY.name()), refused.text());
    PackageRefusedException nobody =
        assertThrows(
            PackageRefusedException.class, () -> PackagedArticles.read(file, TrustedKeys.NONE));
    assertTrue(nobody.text().contains("no key is trusted here"), nobody.text());
  }

  @Test
  void strangerWhoClaimsTheTrustedKey() throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    byte[] signed = entries.get(PackageReading.MANIFEST);
    entries.put(PackageReading.SIGNATURE, SigningKey.fresh().sign(signed));

    assertEquals(Why.CHANGED, why(rewritten(entries)));
  }

  @Test
  void listThatWasChangedAfterSigning() throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    String list = new String(entries.get(PackageReading.MANIFEST), StandardCharsets.UTF_8);
    entries.put(
        PackageReading.MANIFEST,
        list.replace("\"edition\" : 7", "\"edition\" : 9").getBytes(StandardCharsets.UTF_8));

    assertEquals(Why.CHANGED, why(rewritten(entries)));
  }

  @Test
  void articleThatWasChangedAfterSigning() throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    String text = new String(entries.get("articles/alpha.md"), StandardCharsets.UTF_8);
    entries.put(
        "articles/alpha.md", text.replace("short", "shore").getBytes(StandardCharsets.UTF_8));

    assertEquals(
        "The file articles/alpha.md in it is not the one that was signed.",
        refused(rewritten(entries)).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"articles/more.md", "../../evil.sh", "/etc/passwd", "index/..\\x", "notes.txt"})
  void fileThatWasNotSigned(String name) throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    entries.put(name, new byte[10]);

    PackageRefusedException refused = refused(rewritten(entries));

    assertEquals(Why.CHANGED, refused.why());
    assertTrue(refused.text().endsWith(name), refused.text());
  }

  @Test
  void fileThatIsThereTwice() throws IOException {
    byte[] once = Files.readAllBytes(sound);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    int end = startOfDirectory(once);
    int entry = indexOf(once, "articles/alpha.md") - 30;
    int next = indexOf(once, "articles/beta.md") - 30;
    twice.write(once, 0, end);
    twice.write(once, entry, next - entry);
    twice.write(once, end, once.length - end);
    Path file = Files.write(folder.resolve("twice.zip"), twice.toByteArray());

    assertTrue(refused(file).text().startsWith("It holds a file that was not signed, or twice"));
  }

  @Test
  void bombIsNotReadFurtherThanWasSigned() throws IOException {
    Map<String, byte[]> entries = Packages.entries(sound);
    entries.put("articles/alpha.md", new byte[64 << 20]);
    Path bomb = rewritten(entries);
    assertTrue(Files.size(bomb) < 1 << 20);

    assertEquals(Why.CHANGED, why(bomb));
  }

  @Test
  void listThatGrowsWithoutEnd() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(PackageReading.MANIFEST, new byte[40 << 20]);

    assertEquals(Why.TOO_LARGE, why(rewritten(entries)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "articles/../../x.md",
        "articles/a/../x.md",
        "/articles/x.md",
        "articles//x.md",
        "articles/.hidden",
        "articles/x.",
        "articles/nul.md",
        "articles/COM1/x.md",
        "articles\\x.md",
        "articles/c:x.md",
        "index/deep/x",
        "index/..",
        "other/x.md",
        "manifest.json",
        "articles/a\u0000.md"
      })
  void noFileCanLeaveItsFolder(String path) {
    String hash = "0".repeat(64);

    assertThrows(IllegalArgumentException.class, () -> new Manifest.Part(path, 1, hash));
  }

  @Test
  void signedListThatMakesNoSense() throws IOException {
    for (String wrong :
        new String[] {
          "\"edition\" : 0",
          "\"edition\" : -3",
          "\"edition\" : \"x\"",
          "\"edition\" : null",
          "\"edition\" : 1e99"
        }) {
      assertEquals(Why.DAMAGED, why(signed("\"edition\" : 7", wrong)), wrong);
    }
    assertEquals(Why.DAMAGED, why(signed("\"name\" : \"policy\"", "\"name\" : 7")));
    assertEquals(Why.DAMAGED, why(signed("\"signer\"", "\"signed\"")));
    assertEquals(Why.DAMAGED, why(signed(Packages.entries(sound), list -> list + "{}")));
    assertEquals(Why.DAMAGED, why(signed("articles/beta.md", "articles/../b.md")));
    assertEquals(Why.DAMAGED, why(signed("articles/beta.md", "articles/ALPHA.md")));
  }

  @Test
  void madeForANewerProgram() throws IOException {
    PackageRefusedException refused = refused(signed("\"format\" : 1", "\"format\" : 3"));

    assertEquals(Why.TOO_NEW, refused.why());
  }

  @Test
  void articleThatThisProgramCannotRead() throws Exception {
    Map<String, byte[]> entries = Packages.entries(sound);
    byte[] wrong = "---\nid: [\n---\n".getBytes(StandardCharsets.UTF_8);
    Path source = Files.write(folder.resolve("wrong.md"), wrong);
    String hash = Sha256.hex(Files.readAllBytes(source));
    try (PackageReading reading = PackageReading.open(sound, KEY.trusted())) {
      Manifest.Part part =
          reading.manifest().files().stream()
              .filter(it -> it.path().equals("articles/beta.md"))
              .findFirst()
              .orElseThrow();
      entries.put("articles/beta.md", wrong);
      Path file =
          signed(
              entries,
              text ->
                  text.replace(part.sha256(), hash)
                      .replace("\"bytes\" : " + part.bytes(), "\"bytes\" : " + wrong.length));

      PackageRefusedException refused = refused(file);

      assertEquals(Why.WRONG_ARTICLE, refused.why(), refused.text());
      assertTrue(refused.text().contains("beta.md:"), refused.text());
    }
  }

  @Test
  void fileThatIsNotThereIsNoRefusal() {
    assertThrows(
        KnowledgeException.class,
        () -> PackagedArticles.read(folder.resolve("none.zip"), KEY.trusted()));
  }

  private Path signed(String text, String instead) throws IOException {
    return signed(Packages.entries(sound), list -> list.replace(text, instead));
  }

  /** The list is signed with the trusted key, as if its owner had been careless. */
  private Path signed(Map<String, byte[]> entries, java.util.function.UnaryOperator<String> change)
      throws IOException {
    String list = new String(entries.get(PackageReading.MANIFEST), StandardCharsets.UTF_8);
    byte[] other = change.apply(list).getBytes(StandardCharsets.UTF_8);
    entries.put(PackageReading.MANIFEST, other);
    entries.put(PackageReading.SIGNATURE, KEY.sign(other));
    return rewritten(entries);
  }

  private Path rewritten(Map<String, byte[]> entries) throws IOException {
    return Packages.write(folder.resolve("rewritten.zip"), entries);
  }

  private static Map<String, String> contents(Path file) throws Exception {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    try (PackageReading reading = PackageReading.open(file, KEY.trusted())) {
      Map<String, Manifest.Part> missing =
          reading.unpack(
              part -> files.computeIfAbsent(part.path(), path -> new ByteArrayOutputStream()));
      if (!missing.isEmpty()) {
        throw PackagedArticles.incomplete();
      }
    }
    Map<String, String> contents = new TreeMap<>();
    files.forEach((name, bytes) -> contents.put(name, bytes.toString(StandardCharsets.ISO_8859_1)));
    return contents;
  }

  private static Why why(Path file) {
    return refused(file).why();
  }

  private static PackageRefusedException refused(Path file) {
    return assertThrows(
        PackageRefusedException.class, () -> PackagedArticles.read(file, KEY.trusted()));
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static int startOfDirectory(byte[] bytes) {
    return indexOf(bytes, "PK\u0001\u0002");
  }
}
