// SPDX-License-Identifier: Apache-2.0
/** One scroll for everything that happened with a citizen. */
@NullMarked
package org.citizendesk.desktop.timeline.ui;

import org.jspecify.annotations.NullMarked;
