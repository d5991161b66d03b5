// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whether words can be read on what lies under them, as WCAG 2.2 measures it (AA: 4.5 to 1). */
class ContrastTest {
  @RegisterExtension static final UiWindow WINDOW = new UiWindow();

  private static final double LEAST = 4.5;

  @ParameterizedTest
  @EnumSource
  void wordsStandOutFromTheirBackground(Theme theme) {
    Scene scene = WINDOW.show(UiWindow.Size.LAPTOP, theme, ContrastTest::words);

    assertEquals(List.of(), FxThread.get(() -> pale(scene.getRoot())));
  }

  private static VBox words() {
    VBox box = new VBox(4);
    box.getStyleClass().add("pane");
    for (String type : List.of("strong", "muted", "tiny", "section", "title", "problem", "kbd")) {
      box.getChildren().add(Nodes.label(type, type));
    }
    for (Tone tone : Tone.values()) {
      box.getChildren().add(Badges.pill("pill " + tone, tone));
    }
    for (String name : List.of("Ana Ruiz", "Ben Li", "Chidi Eze", "Dana Whitfield", "Eva Novak")) {
      box.getChildren().add(Badges.avatar(name));
    }
    Choice<String> choice = new Choice<>("choice", List.of("Chosen", "Other"), one -> {});
    List.of("Chosen", "Other").forEach(one -> choice.button(one).setText(one));
    choice.show("Chosen");
    box.getChildren().add(choice);
    return box;
  }

  private static List<String> pale(Node root) {
    List<String> pale = new ArrayList<>();
    Scenery.all(root)
        .filter(node -> node instanceof Labeled labeled && !labeled.getText().isEmpty())
        .map(Labeled.class::cast)
        .forEach(
            labeled -> {
              double ratio = ratio((Color) labeled.getTextFill(), under(labeled));
              if (ratio < LEAST) {
                pale.add(String.format(Locale.ROOT, "%s %.2f", labeled.getText(), ratio));
              }
            });
    return pale;
  }

  /** Lays the backgrounds of a node and all around it over each other. */
  private static Color under(@Nullable Node node) {
    if (node == null) {
      return Color.WHITE;
    }
    Color colour = under(node.getParent());
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color above) {
          colour = over(above, colour);
        }
      }
    }
    return colour;
  }

  private static Color over(Color above, Color below) {
    return below.interpolate(
        Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
  }

  private static double ratio(Color words, Color ground) {
    double one = luminance(over(words, ground));
    double other = luminance(ground);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
