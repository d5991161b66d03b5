// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Colours, type and text size of all windows. Used on the screen's thread only. */
public enum Theme {
  /** Dark text on white. */
  LIGHT,
  /** Light text on black. */
  DARK;

  /** Text size at 100 %, in pixels; everything on the screen is measured in it. */
  private static final double BASE_SIZE = 13;

  private static final List<String> FONTS =
      List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

  private static boolean fontsLoaded;

  /** Returns the one that the operating system has now. */
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /** Gives all windows these colours. */
  public void apply() {
    Application.setUserAgentStylesheet(
        switch (this) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
          case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
        });
  }

  /**
   * Dresses a window's content; may be called again with another size.
   *
   * @param textPercent 100 is the usual size
   */
  public static void dress(Scene scene, int textPercent) {
    loadFonts();
    scene.getStylesheets().setAll(Nodes.styleSheet(Theme.class, "base.css"), size(textPercent));
  }

  private static String size(int textPercent) {
    // A sheet and not a style of the root: pop-up windows take over sheets only.
    String css =
        String.format(Locale.ROOT, ".root{-fx-font-size:%.2fpx;}", BASE_SIZE * textPercent / 100);
    return "data:text/css;charset=UTF-8;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static void loadFonts() {
    if (fontsLoaded) {
      return;
    }
    fontsLoaded = true;
    for (String name : FONTS) {
      try (InputStream stream = Theme.class.getResourceAsStream("fonts/" + name)) {
        if (stream == null || Font.loadFont(stream, BASE_SIZE) == null) {
          throw new IllegalStateException("the font " + name + " is missing or damaged");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
