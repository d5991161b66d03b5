// SPDX-License-Identifier: Apache-2.0
/** How the commands hand over what they found. */
@NullMarked
package org.citizendesk.endtoend.report;

import org.jspecify.annotations.NullMarked;
