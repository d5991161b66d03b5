// SPDX-License-Identifier: Apache-2.0
/** The script in the root that finds a JDK and starts everything. */
@NullMarked
package org.citizendesk.endtoend.launch;

import org.jspecify.annotations.NullMarked;
