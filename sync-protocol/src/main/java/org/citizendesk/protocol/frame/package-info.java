// SPDX-License-Identifier: Apache-2.0
/** Frames: the messages of desk.sync.v1 between desktop and server. */
@NullMarked
package org.citizendesk.protocol.frame;

import org.jspecify.annotations.NullMarked;
