// SPDX-License-Identifier: Apache-2.0
/** Tests of the agent's workspace. */
@NullMarked
package org.citizendesk.desktop.app.ui.desk;

import org.jspecify.annotations.NullMarked;
