// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import org.citizendesk.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlacesTest {
  @Test
  void nameTheStatesTheDistrictAndTheTerritories() {
    assertEquals(56, Places.all().stream().filter(it -> it.code().length() == 5).count());
    assertEquals("California", Places.name(new Jurisdiction("US-CA")));
    assertEquals("US-CA-001", Places.name(new Jurisdiction("US-CA-001")));
  }

  @Test
  void nameEveryPlaceThatHasABundledRule() {
    for (Article article : KnowledgeBase.bundledLibrary().articles()) {
      Jurisdiction place = article.jurisdiction();
      assertTrue(
          place.equals(Jurisdiction.US) || Places.all().contains(place), () -> place.toString());
    }
  }
}
