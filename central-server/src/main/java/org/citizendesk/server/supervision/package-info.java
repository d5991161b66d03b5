/** What supervisors see. */
@NullMarked
package org.citizendesk.server.supervision;

import org.jspecify.annotations.NullMarked;
