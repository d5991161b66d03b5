// SPDX-License-Identifier: Apache-2.0
/** Tests of what needs attention, on the screen. */
@NullMarked
package org.citizendesk.desktop.attention.ui;

import org.jspecify.annotations.NullMarked;
