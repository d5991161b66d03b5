// SPDX-License-Identifier: Apache-2.0
/** Events: what happened, in an envelope that any version of any program can carry. */
@NullMarked
package org.citizendesk.protocol.event;

import org.jspecify.annotations.NullMarked;
