/** Files that come and go with messages: kept here by their hash, fetched and brought over HTTP. */
@NullMarked
package org.citizendesk.desktop.attachment;

import org.jspecify.annotations.NullMarked;
