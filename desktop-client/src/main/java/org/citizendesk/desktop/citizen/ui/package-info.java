// SPDX-License-Identifier: Apache-2.0
/** Who the agent is dealing with, and finding them. */
@NullMarked
package org.citizendesk.desktop.citizen.ui;

import org.jspecify.annotations.NullMarked;
