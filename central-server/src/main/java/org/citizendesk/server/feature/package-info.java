/** How a feature plugs into the server, so that it is a folder that could be deleted. */
@NullMarked
package org.citizendesk.server.feature;

import org.jspecify.annotations.NullMarked;
