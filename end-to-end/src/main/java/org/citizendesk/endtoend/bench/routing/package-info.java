// SPDX-License-Identifier: Apache-2.0
/** How fast work is given out, and what that costs as more of it waits. */
@NullMarked
package org.citizendesk.endtoend.bench.routing;

import org.jspecify.annotations.NullMarked;
