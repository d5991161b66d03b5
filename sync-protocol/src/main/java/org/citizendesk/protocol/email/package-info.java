/** Mail addresses, by the same rules at the server and on desktops. */
@NullMarked
package org.citizendesk.protocol.email;

import org.jspecify.annotations.NullMarked;
