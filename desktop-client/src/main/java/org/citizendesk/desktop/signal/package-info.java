// SPDX-License-Identifier: Apache-2.0
/** What people do at contacts just now: never stored, and gone after some seconds. */
@NullMarked
package org.citizendesk.desktop.signal;

import org.jspecify.annotations.NullMarked;
