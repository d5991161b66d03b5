// SPDX-License-Identifier: Apache-2.0
/** Tests of starting the program. */
@NullMarked
package org.citizendesk.desktop.app;

import org.jspecify.annotations.NullMarked;
