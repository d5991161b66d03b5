// SPDX-License-Identifier: Apache-2.0
/** The control of the agent's own state. */
@NullMarked
package org.citizendesk.desktop.routing.ui;

import org.jspecify.annotations.NullMarked;
