// SPDX-License-Identifier: Apache-2.0
/** Tests of the timeline on the screen. */
@NullMarked
package org.citizendesk.desktop.timeline.ui;

import org.jspecify.annotations.NullMarked;
