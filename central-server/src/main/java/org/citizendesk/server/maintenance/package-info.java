/** What administrators do with the store: check it, copy it, move it to another. */
@NullMarked
package org.citizendesk.server.maintenance;

import org.jspecify.annotations.NullMarked;
