/** Desktops' connections: what they push is stored, what they want to hear is delivered. */
@NullMarked
package org.citizendesk.server.sync;

import org.jspecify.annotations.NullMarked;
