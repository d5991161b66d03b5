// SPDX-License-Identifier: Apache-2.0
/** Turns frames and facts into bytes and back, with bounds on everything. */
@NullMarked
package org.citizendesk.protocol.codec;

import org.jspecify.annotations.NullMarked;
