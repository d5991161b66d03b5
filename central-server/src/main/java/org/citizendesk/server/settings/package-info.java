/** The optional settings file. */
@NullMarked
package org.citizendesk.server.settings;

import org.jspecify.annotations.NullMarked;
