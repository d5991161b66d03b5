/** Long stretches of the log as files, for desktops that have missed a great deal. */
@NullMarked
package org.citizendesk.server.snapshot;

import org.jspecify.annotations.NullMarked;
