/**
 * The routing book as the server keeps it: read from a file, compared with what holds, written into
 * the log entry by entry, and looked up by whoever routes.
 */
@NullMarked
package org.citizendesk.server.book;

import org.jspecify.annotations.NullMarked;
