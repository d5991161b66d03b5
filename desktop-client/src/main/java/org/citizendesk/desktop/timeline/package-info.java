// SPDX-License-Identifier: Apache-2.0
/** Everything that happened with one citizen, in one order. */
@NullMarked
package org.citizendesk.desktop.timeline;

import org.jspecify.annotations.NullMarked;
