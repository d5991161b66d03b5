// SPDX-License-Identifier: Apache-2.0
/**
 * The whole sync engine, both real cores, in one thread and from one seed, over a network, disks
 * and clocks that do their worst; the promises of the protocol are checked after every step.
 */
@NullMarked
package org.citizendesk.endtoend.simulation;

import org.jspecify.annotations.NullMarked;
