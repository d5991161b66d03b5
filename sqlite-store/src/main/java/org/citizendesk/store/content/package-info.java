/** Files named by the hash of what is in them, safe names for them, and what kind they are. */
@NullMarked
package org.citizendesk.store.content;

import org.jspecify.annotations.NullMarked;
