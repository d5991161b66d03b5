// SPDX-License-Identifier: Apache-2.0
/**
 * Knowledge packages: numbered editions of the articles, signed, carried in one file, and installed
 * on a desktop so that at any moment there is a whole one.
 */
@NullMarked
package org.citizendesk.knowledge.edition;

import org.jspecify.annotations.NullMarked;
