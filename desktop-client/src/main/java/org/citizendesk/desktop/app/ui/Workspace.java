// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

import org.kordamp.ikonli.feather.Feather;
import javafx.scene.Node;

/**
 * One place of the rail and what it shows.
 *
 * @param id stable name: the rail button is {@code rail-ID}
 * @param title for people
 * @param content shown while the workspace is chosen
 * @param focusFirst puts the focus where work begins
 */
record Workspace(String id, String title, Feather icon, Node content, Runnable focusFirst) {}
