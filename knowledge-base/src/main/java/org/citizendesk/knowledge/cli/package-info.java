// SPDX-License-Identifier: Apache-2.0
/** The command line: check a folder of articles, search it. */
@NullMarked
package org.citizendesk.knowledge.cli;

import org.jspecify.annotations.NullMarked;
