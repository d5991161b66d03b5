// SPDX-License-Identifier: Apache-2.0
/** The agent's own state. */
@NullMarked
package org.citizendesk.desktop.routing;

import org.jspecify.annotations.NullMarked;
