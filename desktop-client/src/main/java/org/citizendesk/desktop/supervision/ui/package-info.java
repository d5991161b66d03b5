// SPDX-License-Identifier: Apache-2.0
/** The supervisor's board. */
@NullMarked
package org.citizendesk.desktop.supervision.ui;

import org.jspecify.annotations.NullMarked;
