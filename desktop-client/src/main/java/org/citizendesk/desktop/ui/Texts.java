// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The words of one feature: the bundle {@code texts.properties} beside its classes, in the user's
 * language or else in English.
 *
 * <p>Each text is a {@link MessageFormat} pattern; apostrophes are typographic (’), because the
 * plain one is a sign of that format. Keys stand in the code as whole literals, which a test
 * compares with the bundles.
 */
public final class Texts {
  private static final Control ENGLISH_ELSE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** Returns the texts that lie beside a class, in the language of this computer. */
  public static Texts of(Class<?> feature) {
    return of(feature, Locale.getDefault());
  }

  /** Returns the texts that lie beside a class. */
  public static Texts of(Class<?> feature, Locale locale) {
    return new Texts(
        ResourceBundle.getBundle(
            feature.getPackageName() + ".texts", locale, feature.getClassLoader(), ENGLISH_ELSE),
        locale);
  }

  /**
   * Returns a text.
   *
   * @param values what stands for {@code {0}}, {@code {1}} and so on
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
