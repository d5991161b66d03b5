// SPDX-License-Identifier: Apache-2.0
/** Questions about facts whose answer depends on the day and the place. */
@NullMarked
package org.citizendesk.knowledge.quiz;

import org.jspecify.annotations.NullMarked;
