// SPDX-License-Identifier: Apache-2.0
/** Folders of programs and tests that leave nothing behind. */
@NullMarked
package org.citizendesk.endtoend.folder;

import org.jspecify.annotations.NullMarked;
