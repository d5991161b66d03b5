/** Who does what: the agents' states, offers, and what happens when a desktop's link is lost. */
@NullMarked
package org.citizendesk.server.routing;

import org.jspecify.annotations.NullMarked;
