// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench.sync;

import java.time.Duration;

/**
 * A stretch of time that is measured.
 *
 * @param warmUp what goes before it and does not count
 */
record Window(Duration warmUp, Duration length) {}
