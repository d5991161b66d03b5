/** Who a citizen is: names and identifiers, as far as the log tells. */
@NullMarked
package org.citizendesk.server.citizen;

import org.jspecify.annotations.NullMarked;
