// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps drafts as long as the program runs. Thread-safe. */
public final class DraftsInMemory implements Drafts {
  private final Map<Key, String> texts = new ConcurrentHashMap<>();

  @Override
  public String get(Key key) {
    return texts.getOrDefault(key, "");
  }

  @Override
  public void put(Key key, String text) {
    if (text.isEmpty()) {
      texts.remove(key);
    } else {
      texts.put(key, text);
    }
  }
}
