/** Accounts, sign-in and who is signed in. */
@NullMarked
package org.citizendesk.server.session;

import org.jspecify.annotations.NullMarked;
