// SPDX-License-Identifier: Apache-2.0
/**
 * The append-only log: gives every event its place, keeps it, and lets features project it. Knows
 * frames only as far as places and rejections; knows no feature.
 */
@NullMarked
package org.citizendesk.server.log;

import org.jspecify.annotations.NullMarked;
