// SPDX-License-Identifier: Apache-2.0
/**
 * What was lost, doubled or answered, read from the stores of both sides and from what the citizens
 * saw; knows nobody who drives a run.
 */
@NullMarked
package org.citizendesk.endtoend.proof;

import org.jspecify.annotations.NullMarked;
