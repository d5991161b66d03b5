/**
 * The life of a contact, whatever its channel: who has it, since when, and how often it changed.
 */
@NullMarked
package org.citizendesk.server.contact;

import org.jspecify.annotations.NullMarked;
