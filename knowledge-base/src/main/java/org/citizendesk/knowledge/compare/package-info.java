// SPDX-License-Identifier: Apache-2.0
/** What one version of an article says otherwise than another, laid side by side. */
@NullMarked
package org.citizendesk.knowledge.compare;

import org.jspecify.annotations.NullMarked;
