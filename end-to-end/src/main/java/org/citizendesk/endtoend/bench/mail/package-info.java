// SPDX-License-Identifier: Apache-2.0
/** How fast mail is taken in, and what that costs as more of it is known. */
@NullMarked
package org.citizendesk.endtoend.bench.mail;

import org.jspecify.annotations.NullMarked;
