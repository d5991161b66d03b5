// SPDX-License-Identifier: Apache-2.0
/** Tests of the agent state control. */
@NullMarked
package org.citizendesk.desktop.routing.ui;

import org.jspecify.annotations.NullMarked;
