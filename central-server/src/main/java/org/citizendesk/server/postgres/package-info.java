/**
 * The store of a server that has outgrown one machine: PostgreSQL, and several nodes that share it.
 */
@NullMarked
package org.citizendesk.server.postgres;

import org.jspecify.annotations.NullMarked;
