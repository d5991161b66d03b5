// SPDX-License-Identifier: Apache-2.0
/**
 * What all screens are made of: the hop to the screen's thread, theme, icons, texts, small nodes.
 */
@NullMarked
package org.citizendesk.desktop.ui;

import org.jspecify.annotations.NullMarked;
