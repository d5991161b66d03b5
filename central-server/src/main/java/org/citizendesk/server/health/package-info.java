/** Whether the server is well, for machines and for people. */
@NullMarked
package org.citizendesk.server.health;

import org.jspecify.annotations.NullMarked;
