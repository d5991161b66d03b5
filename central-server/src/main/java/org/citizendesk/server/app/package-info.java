/** The program: puts the server together, and its command line. */
@NullMarked
package org.citizendesk.server.app;

import org.jspecify.annotations.NullMarked;
