// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a rule holds: the United States ({@code US}), a state ({@code US-CA}) or a county by its
 * FIPS number ({@code US-CA-037}).
 *
 * @param code upper case, one to three parts
 */
public record Jurisdiction(String code) {
  private static final Pattern FORM = Pattern.compile("US(-[A-Z]{2}(-[0-9]{3})?)?");

  /** The whole country. */
  public static final Jurisdiction US = new Jurisdiction("US");

  /**
   * @throws IllegalArgumentException if the code has another form
   */
  public Jurisdiction {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "'" + code + "' is not a jurisdiction: write US, US-CA or US-CA-037");
    }
  }

  /** Returns whether a rule of this jurisdiction is in force at the place. */
  public boolean covers(Jurisdiction place) {
    return place.chain().contains(this);
  }

  /** Returns this place and what surrounds it, the country first. */
  public List<Jurisdiction> chain() {
    List<Jurisdiction> chain = new ArrayList<>();
    for (int end = code.indexOf('-'); end > 0; end = code.indexOf('-', end + 1)) {
      chain.add(new Jurisdiction(code.substring(0, end)));
    }
    chain.add(this);
    return List.copyOf(chain);
  }

  @Override
  public String toString() {
    return code;
  }
}
