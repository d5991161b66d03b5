// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what could not be read, each thing once and not without end. */
final class Notes {
  private static final int MAX = 20;

  private final Set<String> notes = new LinkedHashSet<>();

  void add(String note) {
    if (notes.size() < MAX) {
      notes.add(note);
    }
  }

  List<String> list() {
    return List.copyOf(notes);
  }
}
