// SPDX-License-Identifier: Apache-2.0
/** Identifiers, each its own type, so that no two can be swapped. */
@NullMarked
package org.citizendesk.protocol.id;

import org.jspecify.annotations.NullMarked;
