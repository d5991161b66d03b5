// SPDX-License-Identifier: Apache-2.0
/** What people type who know exactly what they want: fields, phrases, dates. */
@NullMarked
package org.citizendesk.knowledge.query;

import org.jspecify.annotations.NullMarked;
