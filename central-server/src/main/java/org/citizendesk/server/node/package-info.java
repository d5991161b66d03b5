/** What several nodes of one server agree on besides the log. */
@NullMarked
package org.citizendesk.server.node;

import org.jspecify.annotations.NullMarked;
