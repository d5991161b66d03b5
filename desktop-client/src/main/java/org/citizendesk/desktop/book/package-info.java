/** The routing book as it is known on this computer, also with no network. */
@NullMarked
package org.citizendesk.desktop.book;

import org.jspecify.annotations.NullMarked;
