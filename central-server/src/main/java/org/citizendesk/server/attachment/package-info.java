/** Files by the hash of what is in them: uploads that go on after a break, and downloads. */
@NullMarked
package org.citizendesk.server.attachment;

import org.jspecify.annotations.NullMarked;
