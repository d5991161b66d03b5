// SPDX-License-Identifier: Apache-2.0
/** Tests of the link's display. */
@NullMarked
package org.citizendesk.desktop.sync.ui;

import org.jspecify.annotations.NullMarked;
