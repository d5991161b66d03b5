// SPDX-License-Identifier: Apache-2.0
/** The window: signing in, the shell around the workspaces, and its beginning and end. */
@NullMarked
package org.citizendesk.desktop.app.ui;

import org.jspecify.annotations.NullMarked;
