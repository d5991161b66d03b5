// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.knowledge.ui;

import org.jspecify.annotations.Nullable;
import javafx.util.StringConverter;

/** Names programs in a list of choices. */
public final class ProgramName extends StringConverter<String> {
  /** The choice of no program in particular. */
  public static final String ALL = "";

  private final String all;

  /**
   * @param all what the choice of all programs is called
   */
  public ProgramName(String all) {
    this.all = all;
  }

  @Override
  public String toString(@Nullable String program) {
    if (program == null) {
      return "";
    }
    return program.equals(ALL) ? all : KnowledgeTexts.program(program);
  }

  @Override
  public String fromString(String name) {
    throw new UnsupportedOperationException("the list of programs is not editable");
  }
}
