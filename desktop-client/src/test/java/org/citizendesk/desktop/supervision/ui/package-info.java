// SPDX-License-Identifier: Apache-2.0
/** Tests of the supervisor's board. */
@NullMarked
package org.citizendesk.desktop.supervision.ui;

import org.jspecify.annotations.NullMarked;
