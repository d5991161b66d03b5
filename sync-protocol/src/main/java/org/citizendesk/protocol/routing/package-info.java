// SPDX-License-Identifier: Apache-2.0
/** What agents do, as server and desktops read it from the same events. */
@NullMarked
package org.citizendesk.protocol.routing;

import org.jspecify.annotations.NullMarked;
