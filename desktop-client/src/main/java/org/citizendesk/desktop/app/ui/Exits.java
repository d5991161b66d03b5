// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui;

/**
 * What a user's screen asks of the program around it, on the screen's thread.
 *
 * @param signOut the user wants to leave; must close the screen
 * @param signInAgain the server wants to know again who the user is; the work stays open
 */
public record Exits(Runnable signOut, Runnable signInAgain) {}
