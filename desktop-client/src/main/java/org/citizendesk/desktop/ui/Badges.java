// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.kordamp.ikonli.feather.Feather;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Small tinted nodes: icon chips, pills and initials. None of them takes the focus. */
public final class Badges {
  private static final int TINTS = 5;

  private Badges() {}

  /** Returns a tinted square with an icon, such as the channel of an entry. */
  public static StackPane chip(Feather icon, Tone tone) {
    StackPane chip = new StackPane(Icons.icon(icon));
    chip.getStyleClass().addAll("chip", tone.styleClass());
    chip.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    chip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return chip;
  }

  /** Returns a short word in a tinted capsule. */
  public static Label pill(String text, Tone tone) {
    Label pill = new Label(text);
    pill.setMinWidth(Region.USE_PREF_SIZE);
    pill.getStyleClass().addAll("pill", tone.styleClass());
    return pill;
  }

  /** Changes words and colour of a pill. */
  public static void repaint(Label pill, String text, Tone tone) {
    pill.setText(text);
    for (Tone other : Tone.values()) {
      pill.getStyleClass().remove(other.styleClass());
    }
    pill.getStyleClass().add(tone.styleClass());
  }

  /** Returns a round picture with the initials of a name, tinted by the name. */
  public static StackPane avatar(String name) {
    Label initials = new Label(initials(name));
    initials.getStyleClass().add("avatar-text");
    initials.setMinWidth(Region.USE_PREF_SIZE);
    StackPane avatar = new StackPane(initials);
    avatar.getStyleClass().addAll("avatar", "tint-" + Math.floorMod(name.hashCode(), TINTS));
    avatar.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    avatar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return avatar;
  }

  /** Returns the first letters of the first and last word; {@code #} if there is no letter. */
  public static String initials(String name) {
    String[] words =
        Arrays.stream(name.trim().split("\\s+"))
            .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
            .toArray(String[]::new);
    return switch (words.length) {
      case 0 -> "#";
      case 1 -> first(words[0]);
      default -> first(words[0]) + first(words[words.length - 1]);
    };
  }

  private static String first(String word) {
    return word.codePoints()
        .limit(1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }
}
