// SPDX-License-Identifier: Apache-2.0
/** What supervisors watch. */
@NullMarked
package org.citizendesk.desktop.supervision;

import org.jspecify.annotations.NullMarked;
