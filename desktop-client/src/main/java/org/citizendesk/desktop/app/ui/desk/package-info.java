// SPDX-License-Identifier: Apache-2.0
/** The agent's workspace: work, citizen, timeline, writing and knowledge side by side. */
@NullMarked
package org.citizendesk.desktop.app.ui.desk;

import org.jspecify.annotations.NullMarked;
