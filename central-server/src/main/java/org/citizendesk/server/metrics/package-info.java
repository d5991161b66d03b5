/** What the server measures about itself, for those who run it. */
@NullMarked
package org.citizendesk.server.metrics;

import org.jspecify.annotations.NullMarked;
