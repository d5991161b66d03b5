// SPDX-License-Identifier: Apache-2.0
/** The programs that start from the command line, and what they need of each other. */
@NullMarked
package org.citizendesk.endtoend.launch;

import org.jspecify.annotations.NullMarked;
