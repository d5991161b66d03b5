// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this program has used of the processors. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Returns the time in nanoseconds, over all threads. */
  public static long nanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
