// SPDX-License-Identifier: Apache-2.0
/** Measures speed on this machine: ratios within one run, and times per operation. */
@NullMarked
package org.citizendesk.endtoend.bench;

import org.jspecify.annotations.NullMarked;
