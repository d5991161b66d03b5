// SPDX-License-Identifier: Apache-2.0
/** Who the citizens are. */
@NullMarked
package org.citizendesk.desktop.citizen;

import org.jspecify.annotations.NullMarked;
