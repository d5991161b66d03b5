/** Files on the screen: opening, saving and choosing them. */
@NullMarked
package org.citizendesk.desktop.attachment.ui;

import org.jspecify.annotations.NullMarked;
