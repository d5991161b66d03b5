// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.routing;

import java.util.List;

/** Reasons that people can give for not being ready, in the order in which they are shown. */
@FunctionalInterface
public interface Reasons {
  /** What there is unless somebody says otherwise. */
  Reasons DEFAULT = () -> List.of("Break", "Lunch", "Meeting", "Training", "Paperwork");

  /** Returns the reasons that can be chosen now. */
  List<String> all();
}
