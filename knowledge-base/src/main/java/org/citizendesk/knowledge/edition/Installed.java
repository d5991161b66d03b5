// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.KnowledgeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which editions are installed: the small file whose replacement is the one step by which a desktop
 * goes from one edition to another.
 *
 * @param edition in use; 0 for none
 * @param before what was in use before it and is still here; 0 for none
 * @param heldBack the highest edition that somebody went back from, which does not come again by
 *     itself; 0 for none
 */
record Installed(long edition, long before, long heldBack) {
  static final Installed NOTHING = new Installed(0, 0, 0);

  /** Reads the file; one that is missing or makes no sense says that nothing is installed. */
  static Installed read(Path file) {
    try {
      if (!Files.exists(file)) {
        return NOTHING;
      }
      Map<String, String> fields = JsonFields.plain(Files.readAllBytes(file));
      return new Installed(
          number(fields, "edition"), number(fields, "before"), number(fields, "heldBack"));
    } catch (JacksonException | NumberFormatException e) {
      return NOTHING;
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file, e);
    }
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(fields.getOrDefault(name, ""));
  }

  void write(Path file) throws IOException {
    Disk.replace(file, new JsonMapper().writeValueAsBytes(this));
  }

  Installed with(long next) {
    return new Installed(next, edition, next > heldBack ? 0 : heldBack);
  }

  /** Goes back, on somebody's order. */
  Installed backTo(long earlier) {
    return new Installed(earlier, 0, Math.max(edition, heldBack));
  }

  /** Goes back because the one in use is damaged, so that it may come again. */
  Installed withoutDamaged() {
    return new Installed(before, 0, heldBack);
  }

  boolean keeps(long number) {
    return number == edition || number == before;
  }
}
