// SPDX-License-Identifier: Apache-2.0
/** Facts: what an event says, one record for each kind, grouped by feature. */
@NullMarked
package org.citizendesk.protocol.fact;

import org.jspecify.annotations.NullMarked;
