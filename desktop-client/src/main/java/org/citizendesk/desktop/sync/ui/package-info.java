// SPDX-License-Identifier: Apache-2.0
/** Shows how the link to the server is. */
@NullMarked
package org.citizendesk.desktop.sync.ui;

import org.jspecify.annotations.NullMarked;
