// SPDX-License-Identifier: Apache-2.0
/**
 * Measures desktops and server together over real WebSockets: the server in a process of its own,
 * many light desktops in this one. Everything is compared within one run.
 */
@NullMarked
package org.citizendesk.endtoend.bench.sync;

import org.jspecify.annotations.NullMarked;
