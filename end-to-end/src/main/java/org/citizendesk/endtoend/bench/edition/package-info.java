// SPDX-License-Identifier: Apache-2.0
/** Measures knowledge packages: how fast they are made, opened and followed, and how large. */
@NullMarked
package org.citizendesk.endtoend.bench.edition;

import org.jspecify.annotations.NullMarked;
