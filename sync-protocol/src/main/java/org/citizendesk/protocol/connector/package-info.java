// SPDX-License-Identifier: Apache-2.0
/** The seam between a channel (telephone, mail, chat) and the desk. */
@NullMarked
package org.citizendesk.protocol.connector;

import org.jspecify.annotations.NullMarked;
