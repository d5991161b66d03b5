/**
 * The routing book: which queues there are, when they are open, who may take what, and how work in
 * them is finished. It is data; server and desktops read it alike.
 */
@NullMarked
package org.citizendesk.protocol.book;

import org.jspecify.annotations.NullMarked;
